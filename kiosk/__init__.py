"""The product: flow, pages, eligibility, service, delivery."""
