"""The one table from PC/SC's return codes to our errors."""

from __future__ import annotations

import pytest
from smartcard import scard

from reader import errors
from reader.pcsc import hresult


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (scard.SCARD_E_NO_SERVICE, errors.ServiceUnavailable),
        (scard.SCARD_E_SERVICE_STOPPED, errors.ServiceUnavailable),
        (scard.SCARD_F_COMM_ERROR, errors.ServiceUnavailable),
        (scard.SCARD_W_SECURITY_VIOLATION, errors.NotAuthorized),
        (scard.SCARD_E_UNKNOWN_READER, errors.ReaderUnavailable),
        (scard.SCARD_E_READER_UNAVAILABLE, errors.ReaderUnavailable),
        (scard.SCARD_E_NO_READERS_AVAILABLE, errors.ReaderUnavailable),
        (scard.SCARD_E_INVALID_HANDLE, errors.ReaderUnavailable),
        (scard.SCARD_E_NO_SMARTCARD, errors.NoCard),
        (scard.SCARD_W_REMOVED_CARD, errors.CardRemoved),
        (scard.SCARD_E_NOT_TRANSACTED, errors.CardRemoved),
        (scard.SCARD_W_RESET_CARD, errors.CardReset),
        (scard.SCARD_W_UNRESPONSIVE_CARD, errors.CardMute),
        (scard.SCARD_W_UNPOWERED_CARD, errors.CardMute),
        (scard.SCARD_E_PROTO_MISMATCH, errors.CardMute),
        (scard.SCARD_E_SHARING_VIOLATION, errors.CardInUse),
    ],
)
def test_a_code_becomes_one_error(code: int, expected: type[errors.ReaderError]) -> None:
    assert type(hresult.error(code, "SCardTransmit")) is expected


@pytest.mark.parametrize("code", [0x8010001D, 0x8010001D - (1 << 32)])
def test_the_sign_of_a_code_does_not_matter(code: int) -> None:
    error = hresult.error(code, "SCardConnect")
    assert type(error) is errors.ServiceUnavailable
    assert str(error) == "SCardConnect: 0x8010001D"


@pytest.mark.parametrize("code", [0x80100001, 0x8010006E, -1, 0x7FFFFFFF])
def test_a_code_that_nobody_knows_is_still_a_reader_error(code: int) -> None:
    assert type(hresult.error(code, "SCardTransmit")) is errors.ReaderError


def test_success_is_no_error() -> None:
    hresult.check(scard.SCARD_S_SUCCESS, "SCardStatus")
    with pytest.raises(errors.CardInUse):
        hresult.check(scard.SCARD_E_SHARING_VIOLATION, "SCardConnect")


@pytest.mark.parametrize(
    ("code", "refused"),
    [
        (scard.SCARD_E_NOT_TRANSACTED, True),
        (scard.SCARD_E_INVALID_PARAMETER, True),
        (scard.SCARD_E_INVALID_VALUE, True),
        (scard.SCARD_E_INSUFFICIENT_BUFFER, True),
        (scard.SCARD_E_UNSUPPORTED_FEATURE, True),
        (scard.SCARD_F_COMM_ERROR, True),
        (scard.SCARD_F_COMM_ERROR - (1 << 32), True),
        (scard.SCARD_W_REMOVED_CARD, False),
        (scard.SCARD_W_RESET_CARD, False),
        (scard.SCARD_E_NO_SERVICE, False),
        (scard.SCARD_S_SUCCESS, False),
    ],
)
def test_some_codes_may_mean_that_extended_length_is_unknown(code: int, refused: bool) -> None:
    assert hresult.refuses_length(code) is refused
