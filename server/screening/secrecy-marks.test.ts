import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readSampleItems } from "../../demonstration/sample-items.ts";
import { findSecrecyMarks } from "./secrecy-marks.ts";

describe("a mark of state secrecy", () => {
  it.each([
    "Ảnh 3 chụp cả con dấu chữ nhật “Mật” đứng riêng một dòng cạnh số và ký hiệu văn bản.",
    "Đề nghị đăng nguyên văn công văn 208/CV-PA05(TM) để các xã nắm.",
    "Ở đầu văn bản thấy chữ M Ậ T viết giãn cách, đóng khung chữ nhật.",
    "Tối Mật",
    "Kế hoạch Tuyệt Mật số 3",
    "T\u0332Ố\u0332I\u0332 M\u0332Ậ\u0332T\u0332",
    "TUYỆT MẬT\nPhương án bảo vệ kỳ họp, bản dùng cho chỉ huy các mũi.",
    "TOI_MAT_phuong_an_bao_ve_ky_hop.docx",
    "Góc trên bên trái tờ trình có dấu đỏ MẬT, người gửi không để ý.",
    "PHONG THAM MUU\nDO MAT: MAT\nBAO CAO TUAN 43",
    "Phía trên có đóng dấu TUYỆT MẬT bằng mực đỏ.".normalize("NFD"),
    "[MẬT] Danh sách điểm chốt đêm giao thừa",
    "Bản scan gửi kèm có khung BẢN SAO BÍ MẬT NHÀ NƯỚC ở cuối trang 4.",
    "trang bìa ghi độ mật: mật, em đăng lên Zalo nhóm được không ạ?",
    "Kính gửi Ban Biên tập. Độ mật: Tối mật. Đề nghị biên tập thành tin ngắn.",
    "Nội dung dưới đây trích từ báo cáo số 12/BC-PV01(M) của đơn vị.",
    "T Ố I  M Ậ T\nKính gửi: đồng chí phụ trách tuyến",
    "CONG AN TINH THANH HOA\nTOI MAT\nKE HOACH BAO VE DIEM BAU CU",
    "Trích văn bản ＴỐＩ ＭẬＴ của đơn vị bạn.",
    "Ảnh chụp trang bìa, phía trên in dòng Tài liệu mật, đã làm mờ chữ ký.",
    "ho-so-MAT_bien-ban.pdf",
    "TUYET MAT - ke hoach bao ve.png",
    "Dòng đầu tài liệu: МẬТ (bản lưu văn thư).",
    "Trên trang đầu có ghi TUYỆT\u200b MẬT, phần còn lại đã cắt.",
    "Văn bản đóng dấu TỐI\u00a0MẬT không được đưa lên mạng.",
    "Góc trái tờ trình ghi Tối Mật, gạch chân.",
    "Trang bìa: Tuyệt\nMật\nPhương án bảo vệ",
    "Bìa in tối-mật, chữ thường.",
    "Khung dấu T Ố I M Ậ T cách đều từng chữ.",
    "Góc phải đóng M.Ậ.T. bằng mực đỏ.",
    "Dấu dọc mép trang:\nM\nẬ\nT\nhết.",
    "Trang đầu: t ố i  m ậ t",
    "Chữ đỏ M̶Ậ̶T̶ bị gạch ngang.",
    "Chữ Tốі mật gõ lẫn chữ cái Nga.",
    "Dấu ‘Mật’ và dấu [ Mật ] ở hai tờ.",
    "Độ mật - Mật, thời hạn 10 năm",
    "Độ mật:\nMật",
    "Mức độ mật (Tối mật)",
    "Căn cứ công văn 208/CV-PA05 (TM) ngày 3/2",
    "Căn cứ công văn 208/CV–PA05[M] ngày 3/2",
    "Căn cứ công văn số 208 /BC.PA05( TuM )",
    "Ke hoach bao ve TOI MAT.pdf",
    "TuyetMat.docx",
    "(MAT) danh sach.pdf",
    "TèI MËT, gõ bằng phông .VnTimeH cũ",
    "tuyÖt mËt",
    "TOÁI MAÄT, gõ bằng phông VNI",
    "MẬT\nĐộ khẩn: Hỏa tốc",
    "MẬT\nSƠN LA, ngày 3 tháng 4",
    "CÔNG AN TỈNH MẬT BÁO CÁO",
    "Gửi kèm Tài Liệu Mật",
    "Có khung BẢN TRÍCH SAO BÍ\nMẬT NHÀ NƯỚC",
  ])("stops %j", (text) => {
    expect(findSecrecyMarks(text)).not.toEqual([]);
  });

  it.each([
    "mat_bang_tang1_nha-van-hoa.pdf",
    "Cảnh báo mật ong giả pha đường bán dọc quốc lộ",
    "Buổi tối mật độ phương tiện tăng cao, người dân lưu ý.",
    "BUỔI TỐI MẬT ĐỘ XE RẤT ĐÔNG",
    "Mỗi tối mật ong pha ấm giúp trẻ dễ ngủ.",
    "CẢNH BÁO MẬT ONG GIẢ, ĐỔI MẬT KHẨU NGAY",
    "Đội văn nghệ biểu diễn tiểu phẩm “Chuyện mật khẩu” về an toàn mạng.",
    "Người dân khu vực Mật Sơn, phường Hạc Thành hưởng ứng ngày chủ nhật xanh.",
    "TOI MAT VI, TRONG CO GIAY TO, AI NHAT DUOC XIN LIEN HE CONG AN XA",
    "TOI MAT XE MAY O CHO CHIEU QUA, AI THAY GIUP TOI VOI",
    "Luật quy định ba độ mật và giao thẩm quyền xác định cho người đứng đầu cơ quan.",
    "Luật số 117/2025/QH15: những điểm mới về bảo vệ bí mật nhà nước",
    "NGÀY PHÁP LUẬT: BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "Lá thư tay, ông gọi đùa là “thư mật” gửi bà.",
    "Cụ ông được chẩn đoán sỏi mật, sức khỏe ổn định sau ca mổ.",
    "Mật độ phương tiện qua cầu tăng gấp đôi vào chiều thứ Sáu.",
    "TĂNG CƯỜNG BẢO MẬT TÀI KHOẢN MẠNG XÃ HỘI",
    "TUYÊN TRUYỀN LUẬT BẢO VỆ BÍ\nMẬT NHÀ NƯỚC",
    "ĐỔI MẬT\nKHẨU NGAY HÔM NAY",
    "HỌC VIỆN KỸ THUẬT MẬT MÃ TUYỂN SINH",
    "BUỔI GẶP MẶT THÂN MẬT VỚI NGƯỜI CÓ UY TÍN",
    "Vào buổi tối mật độ phương tiện tăng, buổi tối mật ong bán chạy.",
    "Trời tối. Mật độ xe dày đặc.",
    "Tờ thứ hai có dấu GIẢI MẬT đề ngày 5/6/2026.",
    "MẬT ĐỘ GIAO THÔNG DỊP TẾT",
    "Anh Zoë và xe Citroën: bè, mè, é",
    "BÝ MËT NHµ N­íC; phieàn toái, maät ong",
    "Cân nặng 10/5 (m), áo cỡ 2/3 (M), họ A. B. C",
    "CHI TUYET MAT XE MAY O CHO.jpg",
  ])("is not seen in %j", (text) => {
    expect(findSecrecyMarks(text)).toEqual([]);
  });

  it("is in none of the sample items", async () => {
    const items = await readSampleItems({
      folder: join(import.meta.dirname, "../../demonstration/data/items"),
    });
    for (const item of items) {
      expect(findSecrecyMarks([item.title, item.summary, item.markdown].join("\n")), item.file).toEqual([]);
    }
  });
});
