"""Pictures as small SVG: one function a picture, with its sentence, its words and its table."""
