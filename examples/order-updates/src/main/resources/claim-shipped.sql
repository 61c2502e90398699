update orders set notice = 'SENDING'
where id in (select id from orders where state = 'shipped' and notice is null
             order by id limit 10 for update skip locked)
returning id, customer, phone
