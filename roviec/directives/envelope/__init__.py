"""Electronic document envelopes (edXML, QCVN 102:2016/BTTTT): a document and its annexes with a typed head, in and out.

No public schema of the regulation was found: element names and forms are those of real messages, so reading asks for little (names without
their namespace, attachments zipped or not) and writing gives what those messages have. No Django.
"""

from roviec.directives.envelope.model import Attached, Envelope, EnvelopeError, Organ
from roviec.directives.envelope.reading import read_envelope
from roviec.directives.envelope.writing import write_envelope

__all__ = ["Attached", "Envelope", "EnvelopeError", "Organ", "read_envelope", "write_envelope"]
