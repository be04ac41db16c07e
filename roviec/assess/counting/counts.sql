-- The counts of scoring.facts.Facts, in their order; the same conditions as in scoring.facts.facts_of.
SELECT unit,
  count(*),
  sum(CASE WHEN handed_in <= due THEN 1 ELSE 0 END),
  sum(CASE WHEN handed_in > due THEN 1 ELSE 0 END),
  sum(CASE WHEN handed_in IS NULL THEN 1 ELSE 0 END),
  sum(CASE WHEN progress = 'submitted' THEN 1 ELSE 0 END),
  sum(reviewed),
  sum(CASE WHEN reviewed = 1 AND returns = 0 THEN 1 ELSE 0 END),
  sum(returns),
  sum(CASE WHEN verdict <> '' THEN 1 ELSE 0 END),
  sum(CASE WHEN verdict = 'shown' THEN 1 ELSE 0 END),
  sum(CASE WHEN verdict = 'partly' THEN 1 ELSE 0 END),
  sum(CASE WHEN verdict = 'not_shown' THEN 1 ELSE 0 END),
  sum(CASE WHEN verdict = 'contrary' THEN 1 ELSE 0 END),
  sum(complete),
  sum(CASE WHEN accept_by IS NOT NULL AND (accepted_on IS NOT NULL OR accept_by < %(today)s) THEN 1 ELSE 0 END),
  sum(CASE WHEN accepted_on <= accept_by THEN 1 ELSE 0 END),
  sum(CASE WHEN blocked_on IS NOT NULL THEN 1 ELSE 0 END),
  sum(CASE WHEN blocked_on <= due THEN 1 ELSE 0 END)
FROM counted WHERE closed = 0 AND (handed_in IS NOT NULL OR due < %(today)s)
GROUP BY unit
