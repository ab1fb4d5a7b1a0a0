"""The demo's own mail servers: real IMAP and SMTP on loopback, and the boxes behind them."""
