SELECT id, unit, due, progress, handed_in, closed, accepted_on, accept_by, returns, reviewed, verdict, complete, blocked_on
FROM counted {of_units} ORDER BY id
