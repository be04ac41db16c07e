"""Documents in the official layout (Decree 30/2020/NĐ-CP, Annex I): a typed model in, Word, PDF and spreadsheets out. No Django here."""
