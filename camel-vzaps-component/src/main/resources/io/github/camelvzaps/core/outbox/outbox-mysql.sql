-- The outbox of Camel VZaps for MySQL and MariaDB.
create table camel_vzaps_outbox (
  id bigint auto_increment primary key,
  message_key varchar(200) not null unique,
  scheme varchar(50) not null,
  instance_id varchar(100) not null,
  chat varchar(200) not null,
  operation varchar(100) not null,
  path varchar(1000) not null,
  request longtext not null,
  quiet_hours varchar(100),
  state varchar(10) not null,
  reason varchar(1000),
  message_id varchar(200),
  attempts int not null,
  fence bigint,
  not_before timestamp(3) null,
  created_at timestamp(3) not null,
  ended_at timestamp(3) null
);
create index camel_vzaps_outbox_open on camel_vzaps_outbox (scheme, state, instance_id, chat, id);
create table camel_vzaps_outbox_lease (
  name varchar(50) primary key,
  holder varchar(36) not null,
  fence bigint not null,
  expires_at timestamp(3) not null
);
