"""The elements and codes that are known, so that one which is not can be shown to staff."""

from __future__ import annotations

from typing import Final

DROPPED: Final = frozenset({"PublicExpenseResultList"})
"""Known, and left alone: the tickets of medical assistance (医療扶助), which name diseases."""

KNOWN: Final = frozenset(
    """
    XmlMsg MessageHeader MessageBody

    ProcessExecutionTime QualificationConfirmationDate MedicalInstitutionCode ArbitraryFileIdentifier
    ReferenceClassification SegmentOfResult ErrorCode ErrorMessage CharacterCodeIdentifier

    PrescriptionIssueSelect ProcessingResultStatus ProcessingResultCode ProcessingResultMessage QualificationValidity
    QualificationConfirmSearchInfo ArbitraryIdentifier ResultList ResultOfQualificationConfirmation

    InsuredCardClassification InsurerNumber InsuredCardSymbol InsuredIdentificationNumber InsuredBranchNumber
    PersonalFamilyClassification InsuredName Name NameOfOther NameKana NameOfOtherKana Sex1 Sex2 Birthdate Address
    PostNumber QualificationDate DisqualificationDate InsuredCertificateIssuanceDate InsuredCardValidDate
    InsuredCardExpirationDate InsuredPartialContributionRatio PreschoolClassification ReasonOfLoss InsurerName

    ElderlyRecipientCertificateInfo ElderlyRecipientCertificateDate ElderlyRecipientValidStartDate
    ElderlyRecipientValidEndDate ElderlyRecipientContributionRatio

    LimitApplicationCertificateRelatedConsFlg LimitApplicationCertificateRelatedConsTime
    LimitApplicationCertificateRelatedInfo LimitApplicationCertificateClassification
    LimitApplicationCertificateClassificationFlag LimitApplicationCertificateDate
    LimitApplicationCertificateValidStartDate LimitApplicationCertificateValidEndDate
    LimitApplicationCertificateLongTermDate

    SpecificDiseasesCertificateRelatedConsFlg SpecificDiseasesCertificateRelatedConsTime
    SpecificDiseasesCertificateList SpecificDiseasesCertificateInfo SpecificDiseasesDiseaseCategory
    SpecificDiseasesCertificateDate SpecificDiseasesValidStartDate SpecificDiseasesValidEndDate
    SpecificDiseasesSelfPay

    SpecificHealthCheckupsInfoConsFlg SpecificHealthCheckupsInfoConsTime SpecificHealthCheckupsInfoAvailableTime
    PharmacistsInfoConsFlg PharmacistsInfoConsTime PharmacistsInfoAvailableTime
    DiagnosisInfoConsFlg DiagnosisInfoConsTime DiagnosisInfoAvailableTime
    OperationInfoConsFlg OperationInfoConsTime OperationInfoAvailableTime

    ReferenceNumber
    """.split()  # noqa: SIM905 (a table for people, in the groups of the file interface)
)

_LIMIT_CLASSES: Final = frozenset(
    {*(f"A{number:02d}" for number in range(1, 7)), *(f"B{number:02d}" for number in range(1, 11))}
)
CODES: Final = {
    "PrescriptionIssueSelect": frozenset({"1", "2"}),
    "ProcessingResultStatus": frozenset({"1", "2"}),
    "InsuredCardClassification": frozenset({"01", "02", "03", "04", "05", "06", "07", "A1"}),
    "PreschoolClassification": frozenset({"0", "1"}),
    "ReasonOfLoss": frozenset({"01", "02", "03", "99"}),
    "LimitApplicationCertificateClassification": frozenset({"01", "02", "03"}),
    "LimitApplicationCertificateClassificationFlag": _LIMIT_CLASSES,
    "SpecificDiseasesDiseaseCategory": frozenset({"1", "2", "3"}),
}
"""The codes that are kept as the terminal wrote them, and what is known of them."""

TELLABLE: Final = frozenset(CODES) - {
    # These tell of an income and of a disease.
    "LimitApplicationCertificateClassification",
    "LimitApplicationCertificateClassificationFlag",
    "SpecificDiseasesDiseaseCategory",
} | {"QualificationValidity", "SegmentOfResult", "ReferenceClassification", "CharacterCodeIdentifier"}
"""The codes that say nothing of a person when they are written into a log."""
