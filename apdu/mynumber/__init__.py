"""The My Number Card (マイナンバーカード): where things are on it, and how they are used."""
