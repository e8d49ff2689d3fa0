"""The audit log can be verified without Plumbline. This is the whole definition of its chain:

- Entries are the rows of `audit_entries` by id; ids run from 1 without a gap.
- `hash` is the SHA-256, in lower-case hexadecimal, of a UTF-8 text that joins, with nothing in between, the hash of
  the entry before (the empty text before the first), the entry's id, and its other columns in the order of FIELDS.
- Each of these is written as a netstring, `<length in bytes>:<text>,`; a column that is NULL is written `-`.
- staff_member_id and patient_id are written with their letter, `S-1` and `P-12`; numbers in decimal.
- origin and undoes, the last, are left out where both are NULL: they were appended, and entries from before have nothing
  in them."""

import hashlib

FIELDS = [
    "at", "staff_member_id", "account", "proof", "action", "record_type", "record_id", "patient_id", "before", "after",
    "reason", "change_id", "origin", "undoes"]
APPENDED = FIELDS[-2:]
COLUMNS = ", ".join(f'"{name}"' for name in FIELDS)
LETTERS = {"staff_member_id": "S-", "patient_id": "P-"}


def chained_hash(previous, number, entry):
    """The hash of the entry with this number, whose values are in the order of FIELDS."""
    text = netstring(previous) + netstring(str(number))
    if not any(value is not None for value in entry[-len(APPENDED):]):
        entry = entry[:-len(APPENDED)]
    for name, value in zip(FIELDS, entry):
        text += "-" if value is None else netstring(LETTERS.get(name, "") + str(value))
    return hashlib.sha256(text.encode()).hexdigest()


def netstring(text):
    return f"{len(text.encode())}:{text},"
