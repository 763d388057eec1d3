"""Where measurements of real cards are silent or disagree: which reading a virtual card follows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from reader.virtual.objects import WrongLength


class Fci(Enum):
    """What SELECT with P2=00 answers. That it succeeds is known, its content is recorded nowhere."""

    NAME = "name"  # 6F { 84 AID }, the least that ISO/IEC 7816-4 has
    EMPTY = "empty"  # 6F 00
    NONE = "none"  # the status word alone


@dataclass(frozen=True, slots=True)
class Readings:
    """One choice for each open question; the default is the best evidenced, or the stricter where nothing is.

    A persona's file chooses in its table [readings], a test by `issue(persona, now, readings)`.
    """

    # VERIFY of a blocked PIN: 6984 was measured, 6983 is what ISO/IEC 7816-4 and some programs have.
    locked_status: int = 0x6984
    # VERIFY of impossible length: no measurement is known.
    wrong_length: WrongLength = WrongLength.COUNTS
    # The authentication certificate wants its PIN first. None: on a phone yes, on a card no; two programs: always.
    certificate_after_pin: bool | None = None
    # Tries of the numbers printed on the card (照合番号): 10 by most, 3 by one source.
    code_tries: int = 10
    # 照合番号B begins with YYYYMMDD and a two-digit year of expiry, instead of the era's YYMMDD and four digits.
    code_b_gregorian: bool = False
    # READ RECORD answers all records from one on, as some cards do, instead of 6A81.
    several_records: bool = False
    # GET DATA 5F51 answers only with an application selected, instead of only without: cards differ.
    contact_atr_in_application: bool = False
    # The card manager has the lower one of its two card-verifiable certificates (7F21); older cards have not.
    lower_certificate: bool = True

    # Selection.
    fci: Fci = Fci.NAME
    # Bytes of the shortest partial AID: 1 by JICSAP 4.2, which the card follows, 5 by ISO/IEC 7816-4.
    shortest_name: int = 1
    # 001E can be selected at power-on too. One sweep saw it, and does not say where.
    internal_file_at_power_on: bool = False
    # Files exist that programs list without knowing them: JPKI 0005, 0010, 0019, 001C; surface 0014, 0015; common 001E.
    unnamed_files: bool = True
    # A new SELECT of the same application keeps its verified PINs (JICSAP 5.1.3); OpenSC's logout supposes otherwise.
    keeps_on_reselect: bool = True

    # Reading.
    # 6282 with the bytes where fewer than Le are left, instead of 9000: tolerated by programs, seen on no card.
    end_warning: bool = False
    # Bytes of a certificate's file with its filler, which are not published; 0 is no filler.
    certificate_file_size: int = 2048
    # What the availability file has for a certificate that is not there: anything but 8F.
    not_available: int = 0x00
    # READ BINARY of a PIN or a key: 6981 by the words of JICSAP and as 001E answers, or 6982.
    internal_read_status: int = 0x6981

    # PINs.
    # A wrong PIN takes back what the right one opened before: the stricter reading.
    failure_ends_verified: bool = True
    # Digits of the longest user-authentication PIN: 4, or 8 by one program.
    auth_pin_longest: int = 4

    # Signing.
    # The schemes that hash on the card take what an extended command carries, instead of 255 bytes.
    long_messages: bool = False
    # PERFORM SECURITY OPERATION 00 2A 9E 9A is known beside 80 2A: programs try it, with no result told.
    iso_signature: bool = False
    # Which EF holds the surface application's key; JPKI has a key in 001A too.
    surface_key: int = 0x001A
    # A phone's signing certificate has a policy of its own (arc 40), as reported and not verified.
    phone_policy: bool = False
    # A card of the experimental profile answers r and s in DER, instead of plain.
    der_signatures: bool = False

    # Terminals.
    # What EXTERNAL AUTHENTICATE answers where no such key is: 6981 like its sister, or 6D00.
    external_authenticate: int = 0x6981
    # What 80 A2 answers to a certificate that its authority has not signed: 6300 by JICSAP, or 6982, 6A80.
    terminal_mismatch: int = 0x6300
    # A terminal that showed its certificate and signed a challenge uses the authentication key without a PIN.
    terminal_opens_key: bool = False

    # The rest.
    # The issuer's commands UNLOCK KEY and MANAGE ATTRIBUTES are known, and refused to everybody else.
    issuer_commands: bool = True
    # 6F00 to the first command after power-on, whatever it is: seen on one card.
    first_command_lost: bool = False
    # 61xx and 6Cxx to short commands, as by T=0: programs prepare for it, no card was seen doing so.
    get_response: bool = False
    # Input support's information (DF41) tells of extended length, as inferred from one kind of card.
    length_hint: bool = True
