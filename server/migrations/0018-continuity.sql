-- Days on which no office works. Law as data: written by migrations, each with its citation.
create table holiday (
  day date primary key,
  name text not null,
  citation text not null
);
insert into holiday (day, name, citation) values
  ('2026-09-01', 'Quốc khánh', 'Bộ luật Lao động 2019, Điều 112 khoản 1 điểm đ'),
  ('2026-09-02', 'Quốc khánh', 'Bộ luật Lao động 2019, Điều 112 khoản 1 điểm đ'),
  ('2027-01-01', 'Tết Dương lịch', 'Bộ luật Lao động 2019, Điều 112 khoản 1 điểm a'),
  ('2027-02-05', 'Tết Nguyên đán Đinh Mùi', 'Bộ luật Lao động 2019, Điều 112 khoản 1 điểm b; tạm tính, chờ phương án của Thủ tướng Chính phủ'),
  ('2027-02-06', 'Tết Nguyên đán Đinh Mùi', 'Bộ luật Lao động 2019, Điều 112 khoản 1 điểm b; tạm tính, chờ phương án của Thủ tướng Chính phủ'),
  ('2027-02-07', 'Tết Nguyên đán Đinh Mùi', 'Bộ luật Lao động 2019, Điều 112 khoản 1 điểm b; tạm tính, chờ phương án của Thủ tướng Chính phủ'),
  ('2027-02-08', 'Tết Nguyên đán Đinh Mùi', 'Bộ luật Lao động 2019, Điều 112 khoản 1 điểm b; tạm tính, chờ phương án của Thủ tướng Chính phủ'),
  ('2027-02-09', 'Tết Nguyên đán Đinh Mùi', 'Bộ luật Lao động 2019, Điều 112 khoản 1 điểm b; tạm tính, chờ phương án của Thủ tướng Chính phủ'),
  ('2027-04-16', 'Giỗ Tổ Hùng Vương', 'Bộ luật Lao động 2019, Điều 112 khoản 1 điểm e'),
  ('2027-04-30', 'Ngày Chiến thắng', 'Bộ luật Lao động 2019, Điều 112 khoản 1 điểm c'),
  ('2027-05-01', 'Ngày Quốc tế lao động', 'Bộ luật Lao động 2019, Điều 112 khoản 1 điểm d'),
  ('2027-09-02', 'Quốc khánh', 'Bộ luật Lao động 2019, Điều 112 khoản 1 điểm đ'),
  ('2027-09-03', 'Quốc khánh', 'Bộ luật Lao động 2019, Điều 112 khoản 1 điểm đ');

-- A time for which the portal will not answer, announced beforehand. Made by an administrator or the board; ended only by cancelling.
create table planned_outage (
  id text primary key,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text not null,
  force_majeure text not null default '',
  planned_by text not null references person (id),
  planned_at timestamptz not null,
  cancelled_at timestamptz
);

-- What the public is told of it.
create table public_store.planned_outage (
  id text primary key,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text not null
);

-- Something that the public gets and that is not as it should be. Found by the watch; a person says that it is dealt with.
create table watch_alarm (
  id text primary key,
  subject text not null,
  finding text not null,
  found_at timestamptz not null,
  acknowledged_by text references person (id),
  acknowledged_at timestamptz
);
create unique index watch_alarm_open on watch_alarm (subject) where acknowledged_at is null;
