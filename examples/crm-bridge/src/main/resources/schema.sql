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

-- what goes out: a reply belongs to a ticket, any other row to a campaign
create table if not exists outbox (
    id          bigint generated always as identity primary key,
    ticket      bigint references ticket,
    campaign    text,
    name        text,
    given_phone text,
    phone       text,
    text        text not null,
    reply_key   text unique,
    state       text not null check (state in
        ('unchecked', 'waiting', 'claimed', 'sent', 'rejected', 'unknown', 'absent', 'repeated')),
    attempts    int not null default 0,
    not_before  timestamptz not null default now(),
    message_id  text,
    reason      text,
    changed     timestamptz not null default now(),
    check ((ticket is null) <> (campaign is null))
);
create unique index if not exists outbox_recipient on outbox (campaign, given_phone) where campaign is not null;
create index if not exists outbox_waiting on outbox (not_before) where state = 'waiting';

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
