"""A certificate authority of our own and a signer's key file, for the tests only."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

CA = "CA thử nghiệm"
PASSWORD = "mat-khau-thu"
SIGNER = "UBND thành phố (giả định)"
Made = tuple[x509.Certificate, rsa.RSAPrivateKey]


@cache
def authority(name: str) -> Made:
    key = rsa.generate_private_key(65537, 2048)
    return _certificate(name, key, name, key, ca=True), key


@cache
def signer() -> Made:
    _, ca_key = authority(CA)
    key = rsa.generate_private_key(65537, 2048)
    return _certificate(SIGNER, key, CA, ca_key, ca=False), key


def key_file(folder: Path) -> Path:
    certificate, key = signer()
    ca, _ = authority(CA)
    sealed = serialization.BestAvailableEncryption(PASSWORD.encode())
    path = folder / "chu-ky.p12"
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"thu", key, certificate, [ca], sealed))
    return path


def root_file(folder: Path, name: str = CA) -> Path:
    path = folder / "roots.pem"
    path.write_bytes(authority(name)[0].public_bytes(serialization.Encoding.PEM))
    return path


def root(name: str = CA) -> asn1.Certificate:
    return asn1.Certificate.load(authority(name)[0].public_bytes(serialization.Encoding.DER))


def _certificate(
    name: str, key: rsa.RSAPrivateKey, issuer: str, issuer_key: rsa.RSAPrivateKey, *, ca: bool
) -> x509.Certificate:
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
        .add_extension(
            x509.KeyUsage(
                digital_signature=not ca, content_commitment=not ca, key_cert_sign=ca, crl_sign=ca,
                key_encipherment=False, data_encipherment=False, key_agreement=False, encipher_only=False, decipher_only=False,
            ),
            critical=True,
        )
    )  # fmt: skip
    return builder.sign(issuer_key, hashes.SHA256())
