"""The backend that asks an eligibility service: who this kiosk is, how it asks, what it does when no answer comes."""
