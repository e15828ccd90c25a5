-- Which rule asks for which review: Circular 45/2023 as far as it could be read says nothing of it; that the unit's
-- leader approves first comes from Circular 80/2020, the lenses from the province's own rules.
update review_plan
set citation = case
  when kind in ('crime-incident', 'warning', 'wanted', 'missing', 'video-script')
    then 'Thông tư 80/2020/TT-BCA, Điều 4: lãnh đạo đơn vị duyệt; quy chế duyệt tin của Công an tỉnh: nội dung về tội phạm duyệt nghiệp vụ, pháp luật, chính trị'
  else 'Thông tư 80/2020/TT-BCA, Điều 4: lãnh đạo đơn vị duyệt; quy chế duyệt tin của Công an tỉnh: các nội dung khác duyệt biên tập'
end
where citation like 'Thông tư 45/2023/TT-BCA; quy chế duyệt tin của Công an tỉnh%';

-- A weekly day off that meets a public holiday is made good on the next working day: no office works then either.
insert into holiday (day, name, citation) values
  ('2027-02-10', 'Nghỉ bù Tết Nguyên đán', 'Bộ luật Lao động 2019, Điều 111 khoản 3; tạm tính, chờ phương án của Thủ tướng Chính phủ'),
  ('2027-02-11', 'Nghỉ bù Tết Nguyên đán', 'Bộ luật Lao động 2019, Điều 111 khoản 3; tạm tính, chờ phương án của Thủ tướng Chính phủ'),
  ('2027-05-03', 'Nghỉ bù ngày Quốc tế lao động', 'Bộ luật Lao động 2019, Điều 111 khoản 3')
on conflict (day) do nothing;
