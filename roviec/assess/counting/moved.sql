UNION ALL
SELECT o.id, o.duty_id, o.unit_id, o.period_start, o.first_due, o.progress, o.submitted_on, o.state_since
FROM (SELECT DISTINCT obligation_id FROM duties_duechange
      WHERE to_due BETWEEN %(start)s AND %(end)s AND at <= %(moment)s) moved
JOIN duties_obligation o ON o.id = moved.obligation_id
WHERE (o.first_due IS NULL OR o.first_due NOT BETWEEN %(start)s AND %(end)s) AND o.made_at <= %(moment)s
