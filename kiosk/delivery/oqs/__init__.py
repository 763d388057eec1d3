"""The file interface of the online eligibility system's terminal (資格確認端末), as far as it is publicly known.

The official specification is given to registered vendors only. What is here was put together from what public clinic
programs read and write; conformity is not claimed.
"""
