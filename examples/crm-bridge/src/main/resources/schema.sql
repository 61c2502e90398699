-- Runs at every start, so each statement leaves alone what is there.

create table if not exists contact (
    id         bigint generated always as identity primary key,
    phone      text unique,
    lid        text unique,
    name       text,
    first_seen timestamptz not null default now(),
    check (phone is not null or lid is not null)
);

create table if not exists ticket (
    id      bigint generated always as identity primary key,
    contact bigint not null references contact,
    opened  timestamptz not null default now(),
    closed  timestamptz
);
create unique index if not exists ticket_open on ticket (contact) where closed is null;

-- what customers wrote; version grows with each change, and posted is the version that the CRM has
create table if not exists message (
    id         text primary key,
    ticket     bigint not null references ticket,
    text       text,
    media_type text,
    written    timestamptz not null,
    version    int not null default 1,
    posted     int not null default 0
);
create index if not exists message_ticket on message (ticket);
create index if not exists message_unposted on message (written) where posted < version;

-- what agents answer; once it is written, the row of reply_outbox with the key reply-<id> says what becomes of it
create table if not exists reply (
    id        bigint generated always as identity primary key,
    ticket    bigint not null references ticket,
    text      text not null,
    reply_key text unique,
    written   boolean not null default false
);
create index if not exists reply_unwritten on reply (id) where not written;

-- the lists of campaigns; once it is written, the row of campaign_outbox with the key campaign-<id> says what becomes of it
create table if not exists recipient (
    id          bigint generated always as identity primary key,
    campaign    text not null,
    name        text,
    given_phone text not null,
    phone       text,
    text        text not null,
    state       text not null check (state in ('unchecked', 'checked', 'written', 'absent', 'repeated')),
    reason      text,
    unique (campaign, given_phone)
);

-- events that could not be stored, however often it was tried; event_key is the one of repetitions
create table if not exists dead_letter (
    id        bigint generated always as identity primary key,
    event_key text unique,
    event     text not null,
    reason    text not null,
    given_up  timestamptz not null default now()
);

-- where the realtime connection continues after a restart
create table if not exists event_cursor (
    name     text primary key,
    position text not null
);

-- which events are finished; JdbcMessageIdRepository would make it too, with shorter columns
create table if not exists camel_messageprocessed (
    processorName text,
    messageId     text,
    createdAt     timestamp,
    primary key (processorName, messageId)
);

-- the CRM is another program in real life, so it has a schema of its own
create schema if not exists desk;
create table if not exists desk.message (
    id       text primary key,
    ticket   bigint not null,
    customer text not null,
    phone    text,
    text     text not null,
    written  timestamptz not null
);
