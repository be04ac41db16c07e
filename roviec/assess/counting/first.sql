SELECT o.id, o.duty_id, o.unit_id, o.period_start, o.first_due, o.progress, o.submitted_on, o.state_since
FROM duties_obligation o
WHERE o.first_due BETWEEN %(start)s AND %(end)s AND o.made_at <= %(moment)s
