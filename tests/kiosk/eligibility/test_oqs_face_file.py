"""A face file as a receipt computer gets it: by its name, its bytes, and an XML parser that is not the kiosk's."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from kiosk.eligibility.local import Enrolment
from kiosk.eligibility.model import ConsentItem, Consents, PrescriptionForm, Purpose
from tests.kiosk.delivery.receipt import elements
from tests.kiosk.eligibility.court import DETAILED
from tests.kiosk.eligibility.desk import COVERAGE, LONG_AGO, Desk, signer
from tests.kiosk.eligibility.minting import Mint
from tests.kiosk.eligibility.oqsdesk import Counter

HEADER: Final = (
    "ProcessExecutionTime",
    "QualificationConfirmationDate",
    "MedicalInstitutionCode",
    "ArbitraryFileIdentifier",
    "ReferenceClassification",
    "SegmentOfResult",
    "CharacterCodeIdentifier",
)
BODY: Final = (
    "PrescriptionIssueSelect",
    "ProcessingResultStatus",
    "ProcessingResultCode",
    "ProcessingResultMessage",
    "QualificationValidity",
)
ALWAYS: Final = (
    "InsuredCardClassification",
    "InsurerNumber",
    "InsuredCardSymbol",
    "InsuredIdentificationNumber",
    "InsuredBranchNumber",
    "PersonalFamilyClassification",
    "InsuredName",
    "Name",
    "NameOfOther",
    "NameKana",
    "NameOfOtherKana",
    "Sex1",
    "Sex2",
    "Birthdate",
    "Address",
    "PostNumber",
    "QualificationDate",
    "DisqualificationDate",
    "InsuredCertificateIssuanceDate",
    "InsuredCardValidDate",
    "InsuredCardExpirationDate",
    "InsuredPartialContributionRatio",
    "PreschoolClassification",
    "ReasonOfLoss",
    "InsurerName",
    "LimitApplicationCertificateRelatedConsFlg",
    "LimitApplicationCertificateRelatedConsTime",
    "SpecificDiseasesCertificateRelatedConsFlg",
    "SpecificDiseasesCertificateRelatedConsTime",
    "SpecificHealthCheckupsInfoConsFlg",
    "SpecificHealthCheckupsInfoConsTime",
    "SpecificHealthCheckupsInfoAvailableTime",
    "PharmacistsInfoConsFlg",
    "PharmacistsInfoConsTime",
    "PharmacistsInfoAvailableTime",
    "DiagnosisInfoConsFlg",
    "DiagnosisInfoConsTime",
    "DiagnosisInfoAvailableTime",
    "OperationInfoConsFlg",
    "OperationInfoConsTime",
    "OperationInfoAvailableTime",
    "ReferenceNumber",
)
GROUPS: Final = (
    "ElderlyRecipientCertificateInfo/ElderlyRecipientCertificateDate",
    "ElderlyRecipientCertificateInfo/ElderlyRecipientValidStartDate",
    "ElderlyRecipientCertificateInfo/ElderlyRecipientValidEndDate",
    "ElderlyRecipientCertificateInfo/ElderlyRecipientContributionRatio",
    "LimitApplicationCertificateRelatedInfo/LimitApplicationCertificateClassification",
    "LimitApplicationCertificateRelatedInfo/LimitApplicationCertificateClassificationFlag",
    "LimitApplicationCertificateRelatedInfo/LimitApplicationCertificateDate",
    "LimitApplicationCertificateRelatedInfo/LimitApplicationCertificateValidStartDate",
    "LimitApplicationCertificateRelatedInfo/LimitApplicationCertificateValidEndDate",
    "LimitApplicationCertificateRelatedInfo/LimitApplicationCertificateLongTermDate",
    "SpecificDiseasesCertificateList/SpecificDiseasesCertificateInfo/SpecificDiseasesDiseaseCategory",
    "SpecificDiseasesCertificateList/SpecificDiseasesCertificateInfo/SpecificDiseasesCertificateDate",
    "SpecificDiseasesCertificateList/SpecificDiseasesCertificateInfo/SpecificDiseasesValidStartDate",
    "SpecificDiseasesCertificateList/SpecificDiseasesCertificateInfo/SpecificDiseasesValidEndDate",
    "SpecificDiseasesCertificateList/SpecificDiseasesCertificateInfo/SpecificDiseasesSelfPay",
)
NAME: Final = re.compile(r"\AOQSsiquc01res_face_.+_(\d{14})\.xml\Z")
PERSON: Final = "XmlMsg/MessageBody/ResultList/ResultOfQualificationConfirmation/"
WHO: Final = replace(DETAILED, name="髙橋　𠮟子", name_kana="ﾀｶﾊｼ ｼｶｺ", symbol="国見－12", branch="07")


def receive(counter: Counter, desk: Desk, consents: Consents | None) -> Path:
    """One whole reception, and the one file that comes of it."""
    desk.open().enroll(Enrolment((Mint().der,), WHO, LONG_AGO))
    backend = counter.open()
    proof = signer(Mint()).prove(backend.challenge(Purpose.COVERAGE, timeout=5))
    backend.coverage(proof, request_id="request-1", timeout=5)
    desk.clock.advance(timedelta(seconds=20))
    if consents is None:
        backend.challenge(Purpose.COVERAGE, timeout=5)  # the next visitor is here
        backend.probe()
    else:
        assert list((counter.folder / "face").iterdir()) == [], "not before the visitor has said it"
        backend.consent(consents, request_id="request-1", timeout=5)
    (file,) = (counter.folder / "face").iterdir()
    backend.close()
    assert list((counter.folder / "face").iterdir()) == [file]
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "shift_jis"])
def test_a_face_file_opened_and_read(counter: Counter, desk: Desk, encoding: str) -> None:
    counter.settings |= {"encoding": encoding, "wait_for_consents": True}
    given = frozenset({ConsentItem.DISEASES, ConsentItem.MEDICINES})
    said = Consents(given=given, refused=frozenset({ConsentItem.OPERATIONS}), prescription=PrescriptionForm.ELECTRONIC)
    file = receive(counter, desk, said)
    found = NAME.fullmatch(file.name)
    assert found is not None
    assert found[1] == "20260601120000", "of the answer, in Japan"
    data = file.read_bytes()
    assert data.endswith(b"</XmlMsg>\r\n" if encoding == "shift_jis" else b"</XmlMsg>\n")
    assert (b"\r" in data) is (encoding == "shift_jis")
    leaves = elements(data)
    read = dict(leaves)
    assert len(read) == len(leaves), "each element once"
    assert set(read) == {
        *(f"XmlMsg/MessageHeader/{name}" for name in HEADER),
        *(f"XmlMsg/MessageBody/{name}" for name in BODY),
        *(f"{PERSON}{name}" for name in (*ALWAYS, *GROUPS)),
    }
    header = {name: read[f"XmlMsg/MessageHeader/{name}"] for name in HEADER}
    assert re.fullmatch(r"[0-9a-f]{16}", header.pop("ArbitraryFileIdentifier"))
    assert header == {
        "ProcessExecutionTime": "20260601120020",
        "QualificationConfirmationDate": "20260601",
        "MedicalInstitutionCode": "1312345678",
        "ReferenceClassification": "1",
        "SegmentOfResult": "1",
        "CharacterCodeIdentifier": "1" if encoding == "shift_jis" else "0",
    }
    assert [read[f"XmlMsg/MessageBody/{name}"] for name in BODY] == ["1", "1", "", "", "1"]
    told = {path.removeprefix(PERSON): text for path, text in read.items() if text and path.startswith(PERSON)}
    assert told == {
        "InsuredCardClassification": "01",
        "InsurerNumber": "06132013",
        "InsuredCardSymbol": "国見－12",
        "InsuredIdentificationNumber": "3456789",
        "InsuredBranchNumber": "07",
        "PersonalFamilyClassification": "2",
        "InsuredName": "試験 太郎",
        "Name": "髙橋　𠮟子",
        "NameKana": "ﾀｶﾊｼ ｼｶｺ",
        "Sex1": "2",
        "Birthdate": "19880314",
        "QualificationDate": "20200401",
        "InsuredCardValidDate": "20200401",
        "InsuredPartialContributionRatio": "030",
        "InsurerName": "試験健康保険組合",
        "ElderlyRecipientCertificateInfo/ElderlyRecipientContributionRatio": "030",
        "LimitApplicationCertificateRelatedConsFlg": "1",
        "LimitApplicationCertificateRelatedInfo/LimitApplicationCertificateClassification": "01",
        "LimitApplicationCertificateRelatedInfo/LimitApplicationCertificateClassificationFlag": "A03",
        "LimitApplicationCertificateRelatedInfo/LimitApplicationCertificateDate": "20260401",
        "LimitApplicationCertificateRelatedInfo/LimitApplicationCertificateValidStartDate": "20260401",
        "SpecificDiseasesCertificateRelatedConsFlg": "1",
        "SpecificDiseasesCertificateRelatedConsTime": "20260601120020",
        f"{GROUPS[10]}": "1",
        f"{GROUPS[11]}": "20260401",
        f"{GROUPS[14]}": "10000",
        "SpecificHealthCheckupsInfoConsFlg": "0",
        "PharmacistsInfoConsFlg": "1",
        "PharmacistsInfoConsTime": "20260601120020",
        "PharmacistsInfoAvailableTime": "20260602120020",
        "DiagnosisInfoConsFlg": "0",
        "OperationInfoConsFlg": "0",
        "ReferenceNumber": "0012345",
    }


def test_who_declined_everything_leaves_a_file_that_says_so(counter: Counter, desk: Desk) -> None:
    counter.settings["wait_for_consents"] = True
    _check_nothing_given(receive(counter, desk, Consents(refused=frozenset(ConsentItem))))


def test_who_went_away_is_delivered_when_the_next_visit_begins(counter: Counter, desk: Desk) -> None:
    """Although the time that a result waits for consents is not over."""
    counter.settings |= {"wait_for_consents": True, "consent_seconds": 3600}
    _check_nothing_given(receive(counter, desk, None))


def _check_nothing_given(file: Path) -> None:
    read = dict(elements(file.read_bytes()))
    flags = {path.rpartition("/")[2]: text for path, text in read.items() if path.endswith("ConsFlg")}
    # The limit certificate comes with the card, and needs no consent.
    assert flags.pop("LimitApplicationCertificateRelatedConsFlg") == "1"
    assert len(flags) == 5
    assert set(flags.values()) == {"0"}
    assert not [text for path, text in read.items() if text and path.endswith(("ConsTime", "AvailableTime"))]
    assert not [path for path in read if "SpecificDiseasesCertificateList" in path]
    assert read[f"{PERSON}Name"] == WHO.name
    assert COVERAGE.name not in read.values()
