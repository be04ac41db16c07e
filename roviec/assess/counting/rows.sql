-- Each obligation due in the window, as it stood at the moment. The parts in braces are put in by query.py; what comes
-- from outside is a parameter.
--
-- near    what may be due in the window, at first or after a move; the exact test is the last WHERE. Its columns are
--         taken here: a list of numbers joined to the table again made a planner read the whole table's key
-- base    state: from the columns where nothing has moved since, else from the rows of change; and what the rows of
--         change, reviews and obstacles say. One index look-up each on purpose: joined and grouped, a planner that
--         guesses one row for "due in the window" loops over all of them for each.
-- given   first day -> last day for accepting
WITH near AS MATERIALIZED ({near}),
given AS ({given}),
base AS MATERIALIZED (
  SELECT o.id, {due} AS due, {start} AS start_on,
    coalesce((SELECT h.to_unit_id FROM duties_handover h WHERE h.obligation_id = o.id AND h.at <= %(held_at)s
              ORDER BY h.at DESC, h.id DESC LIMIT 1), o.unit_id) AS unit,
    CASE WHEN o.state_since <= %(moment)s THEN o.progress ELSE coalesce(
      (SELECT c.to_progress FROM duties_progresschange c WHERE c.obligation_id = o.id AND c.at <= %(moment)s
       ORDER BY c.at DESC, c.id DESC LIMIT 1), 'not_accepted') END AS progress,
    CASE WHEN o.state_since <= %(moment)s THEN o.submitted_on ELSE
      (SELECT c.day FROM duties_progresschange c WHERE c.obligation_id = o.id AND c.at <= %(moment)s
       AND c.to_progress = 'submitted' ORDER BY c.at DESC, c.id DESC LIMIT 1) END AS submitted,
    CASE WHEN d.closed_at <= %(moment)s THEN d.closed_on END AS closed_on,
    (SELECT min(c.day) FROM duties_progresschange c
     WHERE c.obligation_id = o.id AND c.at <= %(moment)s) AS accepted_on,
    (SELECT count(*) FROM duties_progresschange c
     WHERE c.obligation_id = o.id AND c.at <= %(moment)s AND c.to_progress = 'returned') AS returns,
    CASE WHEN o.state_since <= %(moment)s AND o.progress IN ('done', 'returned') THEN 1
         WHEN EXISTS (SELECT 1 FROM duties_progresschange c WHERE c.obligation_id = o.id AND c.at <= %(moment)s
                      AND c.to_progress IN ('done', 'returned')) THEN 1 ELSE 0 END AS reviewed,
    (SELECT v.verdict || CASE WHEN v.complete THEN '+' ELSE '-' END
     FROM duties_report r JOIN duties_review v ON v.report_id = r.id
     WHERE r.obligation_id = o.id AND v.at <= %(moment)s ORDER BY v.at DESC, v.id DESC LIMIT 1) AS review,
    (SELECT {raised_on} FROM duties_blocker b WHERE b.obligation_id = o.id AND b.raised_at <= %(moment)s) AS blocked_on
  FROM near o JOIN duties_duty d ON d.id = o.duty_id
),
counted AS (
  SELECT base.id, base.unit, base.due, base.progress,
    CASE WHEN base.progress IN ('submitted', 'done') THEN base.submitted END AS handed_in,
    CASE WHEN base.closed_on <= base.due AND base.progress <> 'done' THEN 1 ELSE 0 END AS closed,
    base.accepted_on, given.last_on AS accept_by, base.returns, base.reviewed,
    coalesce(substr(base.review, 1, length(base.review) - 1), '') AS verdict,
    CASE WHEN substr(base.review, length(base.review), 1) = '+' THEN 1 ELSE 0 END AS complete,
    base.blocked_on
  FROM base LEFT JOIN given ON given.start_on = base.start_on
  WHERE base.due BETWEEN %(start)s AND %(end)s
)
