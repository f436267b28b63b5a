"""Parts of every DOCX (Office Open XML, ECMA-376): types, relations, styles, properties."""

from __future__ import annotations

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org"
WORD = f'xmlns:w="{OFFICE}/wordprocessingml/2006/main"'
CONTENT_TYPES = (
    f'{HEAD}<Types xmlns="{OFFICE}/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    + "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="application/'
        f'vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        for part, kind in (
            ("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"),
        )
    )
    + "</Types>"
)  # fmt: skip
RELATIONS = (
    f'{HEAD}<Relationships xmlns="{OFFICE}/package/2006/relationships">'
    f'<Relationship Id="document" Type="{OFFICE}/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/>'
    f'<Relationship Id="core" Type="{OFFICE}/package/2006/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>'
)
DOCUMENT_START = (
    f'{HEAD}<w:document {WORD} xmlns:r="{OFFICE}/officeDocument/2006/relationships" '
    f'xmlns:wp="{OFFICE}/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:a="{OFFICE}/drawingml/2006/main" xmlns:pic="{OFFICE}/drawingml/2006/picture"><w:body>'
)
DOCUMENT_END = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'  # A4 in twentieths of a point
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" '
    'w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>'
)
STYLES = (
    ("Title", "Title", "", 38, True, "0"),
    ("Subtitle", "Subtitle", "", 22, False, "0"),
    ("Heading1", "heading 1", '<w:keepNext/><w:outlineLvl w:val="0"/>', 28, True, "240"),
    ("Heading2", "heading 2", '<w:keepNext/><w:outlineLvl w:val="1"/>', 24, True, "180"),
    ("Caption", "caption", "<w:keepNext/>", 19, True, "160"),
    ("ListBullet", "List Bullet",
     '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', 21, False, "0"),
    ("Small", "Small", "", 17, False, "0"),
    ("Strong", "Strong paragraph", "", 21, True, "60"),
    ("Picture", "Picture", "", 21, False, "120"),
    ("TableHead", "Table head", "", 18, True, "0"),
    ("TableText", "Table text", "", 18, False, "0"),
)  # fmt: skip
"""Name in the file, name shown, what else it does, size in half points, whether it is bold, room
above in twentieths of a point."""


def write_styles(language: str) -> str:
    """Write the styles, and the language of the whole text."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr>{further}<w:spacing w:before="{before}" w:after="60"/>'
        f"</w:pPr><w:rPr>{'<w:b/>' if is_bold else ''}"
        f'<w:sz w:val="{size}"/></w:rPr></w:style>'
        for key, name, further, size, is_bold, before in STYLES
    )
    return (
        f"{HEAD}<w:styles {WORD}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/>'
        f'<w:sz w:val="21"/><w:lang w:val="{language}" w:eastAsia="{language}" '
        f'w:bidi="{language}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="80" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        f'<w:name w:val="Normal"/></w:style>{styles}'
        '<w:style w:type="table" w:styleId="Lines"><w:name w:val="Lines"/><w:tblPr><w:tblBorders>'
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="A0A0A0"/>'
            for side in ("top", "bottom", "insideH")
        )
        + '</w:tblBorders><w:tblCellMar><w:left w:w="60" w:type="dxa"/>'
        '<w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>'
    )


def write_numbering() -> str:
    """Write what marks the items of a list."""
    return (
        f'{HEAD}<w:numbering {WORD}><w:abstractNum w:abstractNumId="0">'
        '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="360" w:hanging="240"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def write_core(title: str, language: str) -> str:
    """Write the properties of the file: its title and language, no name and no day."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{OFFICE}/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:language>{language}</dc:language></cp:coreProperties>"
    )


def write_document_relations(pictures: int) -> str:
    """Write what the text stands with: styles, lists and pictures."""
    kinds = [("styles", "styles", "styles.xml"), ("numbering", "numbering", "numbering.xml")]
    kinds += [
        (f"picture{number}", "image", f"media/picture{number}.png")
        for number in range(1, pictures + 1)
    ]
    listed = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}"/>'
        for key, kind, target in kinds
    )
    return (
        f'{HEAD}<Relationships xmlns="{OFFICE}/package/2006/relationships">{listed}</Relationships>'
    )
