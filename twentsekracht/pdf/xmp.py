"""XMP metadata that says PDF/A-3a and PDF/UA-1 in one file; WeasyPrint itself names one variant at a time."""

from functools import partial

from weasyprint.pdf.metadata import DocumentMetadata

UA_DEEL = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
"""
# PDF/A knows no pdfuaid: every schema beside its own has to be described in the file.
UA_SCHEMA = b"""\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
TAAL = b"""\
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:language><rdf:Bag><rdf:li>nl-NL</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
"""


def vul_aan(metadata: DocumentMetadata) -> None:
    """Make WeasyPrint add the above to the metadata it writes (its documented hook)."""
    metadata.generate_rdf_metadata = partial(_rdf, metadata)


def _rdf(metadata, variant, version, conformance) -> bytes:
    xml = DocumentMetadata.generate_rdf_metadata(metadata, variant, version, conformance)
    einde = xml.rindex(b"</")
    return xml[:einde] + UA_DEEL + UA_SCHEMA + TAAL + xml[einde:]
