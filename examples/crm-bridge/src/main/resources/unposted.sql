-- what the CRM does not know yet, oldest first
select m.id, m.version, m.ticket, coalesce(c.name, 'unknown') as customer, c.phone,
       coalesce(m.text, '(' || coalesce(m.media_type, 'no text') || ')') as text, m.written::text as written
from message m
join ticket t on t.id = m.ticket
join contact c on c.id = t.contact
where m.posted < m.version
order by m.written
limit 50
