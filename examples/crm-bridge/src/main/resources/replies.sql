-- answers that are not in the outbox yet, oldest first; those to a hidden number wait until it is known
select r.id, c.phone, r.text
from reply r
join ticket t on t.id = r.ticket
join contact c on c.id = t.contact
where not r.written and c.phone is not null
order by r.id
limit 50
