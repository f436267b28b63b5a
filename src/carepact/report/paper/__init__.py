"""Papers to hand on: one small model of a document, written as HTML, PDF or DOCX."""
