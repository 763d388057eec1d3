"""The names of the elements that are known, so that one which is not can be shown to staff."""

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
