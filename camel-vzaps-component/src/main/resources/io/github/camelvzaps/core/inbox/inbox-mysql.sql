-- The inbox of Camel VZaps for MySQL and MariaDB.
create table camel_vzaps_inbox (
  id bigint auto_increment primary key,
  subscription varchar(200) not null,
  instance_id varchar(100) not null,
  chat varchar(200) not null,
  event longtext character set utf8mb4 not null,
  event_size int not null,
  stored_at timestamp(3) not null
);
create index camel_vzaps_inbox_open on camel_vzaps_inbox (subscription, instance_id, id);
create table camel_vzaps_inbox_lease (
  name varchar(200) primary key,
  holder varchar(36) not null,
  fence bigint not null,
  expires_at timestamp(3) not null
);
