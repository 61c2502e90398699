create table message (id varchar primary key, chat varchar not null, phone varchar, text varchar);
