"""The floors of judging: plain SQL over a month's obligations. Each statement takes the first and the last day, `%s` and `%s`.

`COLUMNS` looks only at the columns of the obligations, which hold the present. `JOINED` and `LOOKED_UP` read the same rows as
the judgement does (changes of progress, reports, reviews), written in the two plain ways that there are; the cheaper one is
the floor. Both do less than the judgement: they know no moved due dates, hand-overs, obstacles, and no past.
"""

from __future__ import annotations

from typing import Final

COLUMNS: Final = """
select holder_id, count(*), sum(case when submitted_on <= due then 1 else 0 end),
  sum(case when submitted_on > due then 1 else 0 end), sum(case when submitted_on is null then 1 else 0 end)
from duties_obligation where first_due between %s and %s group by holder_id
"""
JOINED: Final = """
with near(id) as materialized (select id from duties_obligation where first_due between %s and %s),
steps as (
  select c.obligation_id, min(c.day) as first, sum(case when c.to_progress = 'returned' then 1 else 0 end) as returns
  from near join duties_progresschange c on c.obligation_id = near.id group by c.obligation_id),
found as (
  select r.obligation_id, max(v.verdict) as verdict, max(case when v.complete then 1 else 0 end) as complete
  from near join duties_report r on r.obligation_id = near.id join duties_review v on v.report_id = r.id
  group by r.obligation_id)
select o.holder_id, count(*), sum(case when o.submitted_on <= o.due then 1 else 0 end), sum(steps.returns),
  sum(found.complete), sum(case when found.verdict = 'shown' then 1 else 0 end), min(steps.first)
from near join duties_obligation o on o.id = near.id
left join steps on steps.obligation_id = o.id left join found on found.obligation_id = o.id group by o.holder_id
"""
LOOKED_UP: Final = """
select holder_id, count(*), sum(case when submitted_on <= due then 1 else 0 end),
  sum((select sum(case when c.to_progress = 'returned' then 1 else 0 end) from duties_progresschange c where c.obligation_id = o.id)),
  sum((select max(case when v.complete then 1 else 0 end) from duties_report r join duties_review v on v.report_id = r.id
       where r.obligation_id = o.id)),
  sum((select max(case when v.verdict = 'shown' then 1 else 0 end) from duties_report r join duties_review v on v.report_id = r.id
       where r.obligation_id = o.id)),
  min((select min(c.day) from duties_progresschange c where c.obligation_id = o.id))
from duties_obligation o where first_due between %s and %s group by holder_id
"""
