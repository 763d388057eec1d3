"""Who may use the card as a health-insurance card: the questions, the answers, the rules, and the backends."""
