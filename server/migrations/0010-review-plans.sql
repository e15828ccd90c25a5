-- The plans in force: unit first, then the lenses in parallel by different people. The portal itself is a channel.
insert into review_plan (id, kind, stages, valid_from, citation)
select
  'plan-' || kind || '-2025',
  kind,
  case
    when kind in ('crime-incident', 'warning', 'wanted', 'missing', 'video-script')
      then '[["unit"], ["professional", "legal", "political"]]'::jsonb
    else '[["unit"], ["editorial"]]'::jsonb
  end,
  date '2025-07-01',
  'Thông tư 45/2023/TT-BCA; quy chế duyệt tin của Công an tỉnh: nội dung về tội phạm duyệt nghiệp vụ, pháp luật, chính trị'
from unnest(array[
  'news', 'crime-incident', 'warning', 'wanted', 'missing', 'guide', 'legal', 'good-deed', 'event', 'video-script', 'correction'
]) as kind;
