-- Each obligation due in the window, as it stood at the moment. The parts in braces are put in by query.py; what comes
-- from outside is a parameter.
--
-- near    what may be due in the window, at first or after a move; the exact test is the last WHERE
-- base    state: from the columns where nothing has moved since, else from the rows of change
-- given   first day -> last day for accepting
WITH near(id) AS MATERIALIZED ({near}),
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
    CASE WHEN d.closed_at <= %(moment)s THEN d.closed_on END AS closed_on
  FROM near JOIN duties_obligation o ON o.id = near.id JOIN duties_duty d ON d.id = o.duty_id
  WHERE o.made_at <= %(moment)s
),
steps AS (
  SELECT c.obligation_id, min(c.day) AS accepted_on,
    sum(CASE WHEN c.to_progress = 'returned' THEN 1 ELSE 0 END) AS returns,
    max(CASE WHEN c.to_progress IN ('done', 'returned') THEN 1 ELSE 0 END) AS reviewed
  FROM near JOIN duties_progresschange c ON c.obligation_id = near.id
  WHERE c.at <= %(moment)s GROUP BY c.obligation_id
),
verdicts AS (
  SELECT r.obligation_id, v.verdict, v.complete,
    row_number() OVER (PARTITION BY r.obligation_id ORDER BY v.at DESC, v.id DESC) AS nth
  FROM near JOIN duties_report r ON r.obligation_id = near.id JOIN duties_review v ON v.report_id = r.id
  WHERE v.at <= %(moment)s
),
blocked AS (
  SELECT b.obligation_id, {raised_on} AS blocked_on
  FROM near JOIN duties_blocker b ON b.obligation_id = near.id
  WHERE b.raised_at <= %(moment)s GROUP BY b.obligation_id
),
counted AS (
  SELECT base.id, base.unit, base.due, base.progress,
    CASE WHEN base.progress IN ('submitted', 'done') THEN base.submitted END AS handed_in,
    CASE WHEN base.closed_on <= base.due AND base.progress <> 'done' THEN 1 ELSE 0 END AS closed,
    steps.accepted_on, given.last_on AS accept_by,
    coalesce(steps.returns, 0) AS returns, coalesce(steps.reviewed, 0) AS reviewed,
    coalesce(verdicts.verdict, '') AS verdict, CASE WHEN verdicts.complete THEN 1 ELSE 0 END AS complete,
    blocked.blocked_on
  FROM base
  LEFT JOIN steps ON steps.obligation_id = base.id
  LEFT JOIN verdicts ON verdicts.obligation_id = base.id AND verdicts.nth = 1
  LEFT JOIN blocked ON blocked.obligation_id = base.id
  LEFT JOIN given ON given.start_on = base.start_on
  WHERE base.due BETWEEN %(start)s AND %(end)s
)
