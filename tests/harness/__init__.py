"""What the tests share: databases, the cast, visitors with checked pages, a real browser."""
