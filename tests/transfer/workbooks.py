"""The smallest workbooks that a spreadsheet program would open, written by hand."""

import io
import zipfile
from xml.sax.saxutils import escape

_SCHEMAS = "http://schemas.openxmlformats.org"
_TYPES = f"""<Types xmlns="{_SCHEMAS}/package/2006/content-types">
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"""
_RELATION = (
    '<Relationship Id="r{id}" Type="'
    + _SCHEMAS
    + '/officeDocument/2006/relationships/{kind}" Target="{target}"/>'
)
_BOOK = (
    f'<workbook xmlns="{_SCHEMAS}/spreadsheetml/2006/main"'
    f' xmlns:r="{_SCHEMAS}/officeDocument/2006/relationships"><sheets>'
)


def xlsx(rows, far_cell="", other=None) -> bytes:
    """A workbook with these rows, and maybe `other` worksheets: {name: rows}."""
    sheets = {"Members": rows, **(other or {})}
    numbered = list(enumerate(sheets, start=1))
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations((1, "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": _BOOK
        + "".join(f'<sheet name="{escape(name)}" sheetId="{id}" r:id="r{id}"/>' for id, name in numbered)
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(
            *((id, "worksheet", f"worksheets/{id}.xml") for id, _name in numbered)
        ),
    }
    for id, name in numbered:
        far = far_cell and f'<row><c r="{far_cell}"><v>1</v></c></row>'
        parts[f"xl/worksheets/{id}.xml"] = (
            f'<worksheet xmlns="{_SCHEMAS}/spreadsheetml/2006/main"><sheetData>'
            + "".join(map(_row, sheets[name]))
            + far
            + "</sheetData></worksheet>"
        )
    return _packed(parts)


def _relations(*relations):
    inside = "".join(_RELATION.format(id=id, kind=kind, target=target) for id, kind, target in relations)
    return f'<Relationships xmlns="{_SCHEMAS}/package/2006/relationships">{inside}</Relationships>'


def _row(cells):
    return "<row>" + "".join(map(_cell, cells)) + "</row>"


def _cell(cell):
    if isinstance(cell, (int, float)):
        return f"<c><v>{cell}</v></c>"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'


def ods(rows) -> bytes:
    """The same as OpenDocument."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    lines = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    content = (
        f'<office:document-content xmlns:office="{space}:office:1.0" xmlns:table="{space}:table:1.0"'
        f' xmlns:text="{space}:text:1.0"><office:body><office:spreadsheet><table:table table:name="Members">'
        f"{lines}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = f'<manifest:manifest xmlns:manifest="{space}:manifest:1.0"/>'
    return _packed({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def _ods_cell(cell):
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(cell).split("\n"))
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'


def _packed(parts):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, content in parts.items():
            folder.writestr(name, content)
    return packed.getvalue()
