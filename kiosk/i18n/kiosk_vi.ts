<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN">
<context>
    <name>ChoosingPage</name>
    <message>
        <source>What would you like to do?</source>
        <translation>Quý&#xa0;vị muốn làm gì?</translation>
    </message>
    <message>
        <source>Leave the card on the reader.</source>
        <translation>Vui&#xa0;lòng để yên thẻ trên đầu&#xa0;đọc.</translation>
    </message>
    <message>
        <source>Register as insurance card</source>
        <translation>Đăng&#xa0;ký làm thẻ bảo&#xa0;hiểm y&#xa0;tế</translation>
    </message>
    <message>
        <source>From then on, this card is your health insurance card.</source>
        <translation>Từ đó, thẻ này là thẻ bảo&#xa0;hiểm y&#xa0;tế của quý&#xa0;vị.</translation>
    </message>
    <message>
        <source>Check insurance coverage</source>
        <translation>Xem bảo&#xa0;hiểm y&#xa0;tế</translation>
    </message>
    <message>
        <source>See which health insurance you have.</source>
        <translation>Xem quý&#xa0;vị có bảo&#xa0;hiểm y&#xa0;tế nào.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng lại</translation>
    </message>
</context>
<context>
    <name>ConfirmRegistrationPage</name>
    <message>
        <source>Register as your health insurance card?</source>
        <translation>Đăng&#xa0;ký làm thẻ bảo&#xa0;hiểm y&#xa0;tế?</translation>
    </message>
    <message>
        <source>It is done once, is free of charge, and takes one PIN.</source>
        <translation>Chỉ làm một lần, miễn&#xa0;phí, nhập mã&#xa0;PIN một lần.</translation>
    </message>
    <message>
        <source>At hospitals and pharmacies you show this card as your health insurance card.</source>
        <translation>Tại bệnh&#xa0;viện và nhà&#xa0;thuốc, thẻ này là thẻ bảo&#xa0;hiểm y&#xa0;tế.</translation>
    </message>
    <message>
        <source>It stays registered when you change your job or address, or renew it.</source>
        <translation>Đăng&#xa0;ký vẫn còn khi quý&#xa0;vị đổi việc, chuyển nhà hoặc đổi thẻ.</translation>
    </message>
    <message>
        <source>Medical information is shown to a doctor only if you agree each time.</source>
        <translation>Bác sĩ chỉ xem thông&#xa0;tin y&#xa0;tế khi quý&#xa0;vị đồng ý, mỗi lần.</translation>
    </message>
    <message>
        <source>You can have the registration removed: please apply to your insurer.</source>
        <translation>Có thể hủy đăng&#xa0;ký: vui&#xa0;lòng nộp đơn cho cơ quan bảo&#xa0;hiểm (保険者).</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Agree and continue</source>
        <translation>Đồng ý và tiếp tục</translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message>
        <source>May we see the results of your health check-ups?</source>
        <translation>Chúng tôi xem kết&#xa0;quả khám sức khỏe được không?</translation>
    </message>
    <message>
        <source>The results of the specific health check-ups that your insurer keeps.</source>
        <translation>Là kết&#xa0;quả khám sức khỏe (特定健診) do cơ quan bảo&#xa0;hiểm lưu giữ.</translation>
    </message>
    <message>
        <source>May we see your medicines?</source>
        <translation>Chúng tôi xem thuốc của quý&#xa0;vị được không?</translation>
    </message>
    <message>
        <source>What other places prescribed for you: it shows what does not go together.</source>
        <translation>Thuốc do nơi khác kê đơn: để biết thuốc nào không hợp nhau.</translation>
    </message>
    <message>
        <source>May we see your treatment?</source>
        <translation>Chúng tôi xem việc điều&#xa0;trị được không?</translation>
    </message>
    <message>
        <source>Where you were treated, and what was done there.</source>
        <translation>Quý&#xa0;vị đã khám ở đâu và được điều&#xa0;trị gì.</translation>
    </message>
    <message>
        <source>May we see your operations?</source>
        <translation>Chúng tôi xem các ca phẫu&#xa0;thuật được không?</translation>
    </message>
    <message>
        <source>Which operations you had. This is asked apart from the treatment.</source>
        <translation>Các ca phẫu&#xa0;thuật của quý&#xa0;vị. Câu này được hỏi riêng.</translation>
    </message>
    <message>
        <source>May we see a certificate for specific diseases?</source>
        <translation>Chúng tôi xem giấy chứng nhận bệnh đặc&#xa0;định được không?</translation>
    </message>
    <message>
        <source>If you have one, you pay less. Everybody is asked.</source>
        <translation>Ai có giấy này trả ít hơn. Chúng tôi hỏi tất cả mọi người.</translation>
    </message>
    <message>
        <source>May we see your limit of payment?</source>
        <translation>Chúng tôi xem mức trả tối đa (限度額) được không?</translation>
    </message>
    <message>
        <source>Then you pay no more than your limit at the counter.</source>
        <translation>Khi đó, tại quầy quý&#xa0;vị không trả quá mức tối đa.</translation>
    </message>
    <message>
        <source>Question {number} of {total}</source>
        <translation>Câu hỏi {number} trên {total}</translation>
    </message>
    <message>
        <source>You are treated in the same way if you say no.</source>
        <translation>Nếu trả lời không, quý&#xa0;vị vẫn được điều&#xa0;trị như nhau.</translation>
    </message>
    <message>
        <source>A yes is for this place only, and for 24 hours.</source>
        <translation>Đồng ý chỉ có hiệu&#xa0;lực tại nơi này, trong 24 giờ.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Không</translation>
    </message>
    <message>
        <source>No, I do not agree</source>
        <translation>Không, tôi không đồng ý</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Có</translation>
    </message>
    <message>
        <source>Yes, I agree</source>
        <translation>Có, tôi đồng ý</translation>
    </message>
</context>
<context>
    <name>DisplayPage</name>
    <message>
        <source>How should the screen be?</source>
        <translation>Quý&#xa0;vị muốn màn&#xa0;hình thế nào?</translation>
    </message>
    <message>
        <source>It goes back to normal after your visit.</source>
        <translation>Màn&#xa0;hình trở lại như cũ sau khi quý&#xa0;vị dùng xong.</translation>
    </message>
    <message>
        <source>Large letters</source>
        <translation>Chữ lớn</translation>
    </message>
    <message>
        <source>All words are larger.</source>
        <translation>Tất cả chữ đều lớn hơn.</translation>
    </message>
    <message>
        <source>Strong contrast</source>
        <translation>Tương phản mạnh</translation>
    </message>
    <message>
        <source>Light letters on a dark screen.</source>
        <translation>Chữ sáng trên màn&#xa0;hình tối.</translation>
    </message>
    <message>
        <source>Buttons lower down</source>
        <translation>Nút ở phía dưới</translation>
    </message>
    <message>
        <source>All buttons can be reached while you are seated.</source>
        <translation>Có thể chạm mọi nút khi ngồi.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
</context>
<context>
    <name>EndPage</name>
    <message>
        <source>You have not checked in yet.
Take your card and go to the counter.</source>
        <translation>Quý&#xa0;vị chưa làm thủ&#xa0;tục khám.
Hãy lấy thẻ và đến quầy.</translation>
    </message>
    <message>
        <source>You have not checked in yet.
Please go to the counter.</source>
        <translation>Quý&#xa0;vị chưa làm thủ&#xa0;tục khám.
Vui&#xa0;lòng đến quầy.</translation>
    </message>
    <message>
        <source>Please take your card.</source>
        <translation>Vui&#xa0;lòng lấy thẻ.</translation>
    </message>
    <message>
        <source>Take your card off the reader.
Then you can close this window.</source>
        <translation>Lấy thẻ khỏi đầu&#xa0;đọc.
Sau đó có thể đóng cửa sổ này.</translation>
    </message>
    <message>
        <source>You can close this window.</source>
        <translation>Quý&#xa0;vị có thể đóng cửa sổ này.</translation>
    </message>
    <message>
        <source>The slip is being printed.</source>
        <translation>Đang in phiếu.</translation>
    </message>
    <message>
        <source>The slip is printed. Please take it.</source>
        <translation>Đã in phiếu. Vui&#xa0;lòng lấy phiếu.</translation>
    </message>
    <message>
        <source>The slip could not be printed. Please note down what you need.</source>
        <translation>Không in được phiếu. Vui&#xa0;lòng ghi lại điều cần thiết.</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Kết thúc</translation>
    </message>
    <message>
        <source>Your card is still on the reader. Please take it.
Staff has been called.</source>
        <translation>Thẻ vẫn ở trên đầu&#xa0;đọc. Vui&#xa0;lòng lấy thẻ.
Đã gọi nhân&#xa0;viên.</translation>
    </message>
    <message>
        <source>Your card is still on the reader. Please take it.</source>
        <translation>Thẻ vẫn ở trên đầu&#xa0;đọc. Vui&#xa0;lòng lấy thẻ.</translation>
    </message>
    <message>
        <source>When you take the card, the first screen comes back.</source>
        <translation>Khi quý&#xa0;vị lấy thẻ, màn&#xa0;hình đầu tiên hiện lại.</translation>
    </message>
    <message>
        <source>You have not checked in yet.
Have staff check, or take your card and go to the counter.</source>
        <translation>Quý&#xa0;vị chưa làm thủ&#xa0;tục khám.
Hãy nhờ nhân&#xa0;viên kiểm tra, hoặc lấy thẻ và đến quầy.</translation>
    </message>
    <message>
        <source>Print this on paper</source>
        <translation>In ra giấy</translation>
    </message>
</context>
<context>
    <name>Helpline</name>
    <message>
        <source>My Number Card helpline (free of charge)</source>
        <translation>Tổng đài thẻ My&#xa0;Number (miễn&#xa0;phí)</translation>
    </message>
    <message>
        <source>Voice menu {menu}</source>
        <translation>Phím thoại {menu}</translation>
    </message>
</context>
<context>
    <name>IdlePage</name>
    <message>
        <source>Place your My Number Card on the reader</source>
        <translation>Đặt thẻ My&#xa0;Number (マイナンバーカード) lên đầu&#xa0;đọc</translation>
    </message>
    <message>
        <source>A card is placed on the reader</source>
        <translation>Hình đặt thẻ lên đầu&#xa0;đọc</translation>
    </message>
    <message>
        <source>Put your My Number Card into the reader</source>
        <translation>Cắm thẻ My&#xa0;Number (マイナンバーカード) vào đầu&#xa0;đọc</translation>
    </message>
    <message>
        <source>A card is put upright into the reader, its photograph to the front</source>
        <translation>Hình cắm thẻ đứng vào đầu&#xa0;đọc, ảnh hướng ra trước</translation>
    </message>
    <message>
        <source>Place your My Number Card on the card reader</source>
        <translation>Đặt thẻ My&#xa0;Number (マイナンバーカード) lên đầu&#xa0;đọc thẻ</translation>
    </message>
    <message>
        <source>A card is placed on a small reader at a cable</source>
        <translation>Hình đặt thẻ lên đầu&#xa0;đọc nhỏ có dây</translation>
    </message>
    <message>
        <source>Register the card as your health insurance card.</source>
        <translation>Đăng&#xa0;ký thẻ làm thẻ bảo&#xa0;hiểm y&#xa0;tế của quý&#xa0;vị.</translation>
    </message>
    <message>
        <source>Your health insurance is checked with it.</source>
        <translation>Thẻ dùng để kiểm tra bảo&#xa0;hiểm y&#xa0;tế của quý&#xa0;vị.</translation>
    </message>
    <message>
        <source>Register the card as your health insurance card, or check your insurance coverage.</source>
        <translation>Đăng&#xa0;ký thẻ làm thẻ bảo&#xa0;hiểm y&#xa0;tế hoặc xem bảo&#xa0;hiểm của quý&#xa0;vị.</translation>
    </message>
    <message>
        <source>Please take the card out of its case.</source>
        <translation>Vui&#xa0;lòng lấy thẻ ra khỏi bao.</translation>
    </message>
    <message>
        <source>I have no card with me</source>
        <translation>Tôi không mang thẻ</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Numbers</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Xác&#xa0;nhận</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Thẻ</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Chọn</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>Mã&#xa0;PIN</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Đồng ý</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Step {number} of {total}: {name}</source>
        <translation>Bước {number} trên {total}: {name}</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Hiển thị</translation>
    </message>
    <message>
        <source>If anything is unclear, please ask a member of staff.</source>
        <translation>Nếu có điều chưa rõ, vui&#xa0;lòng hỏi nhân&#xa0;viên.</translation>
    </message>
    <message>
        <source>If anything is unclear, call {phone} (free of charge).</source>
        <translation>Nếu có điều chưa rõ, vui&#xa0;lòng gọi {phone} (miễn&#xa0;phí).</translation>
    </message>
    <message>
        <source>Demonstration: sample cards are in use</source>
        <translation>Bản thử: đang dùng thẻ mẫu</translation>
    </message>
</context>
<context>
    <name>LastTryPage</name>
    <message>
        <source>The PIN was not right.</source>
        <translation>Mã&#xa0;PIN không khớp.</translation>
    </message>
    <message>
        <source>You can try one last time</source>
        <translation>Quý&#xa0;vị còn một lần nhập cuối</translation>
    </message>
    <message>
        <source>Are you sure of the PIN?</source>
        <translation>Quý&#xa0;vị có chắc về mã&#xa0;PIN không?</translation>
    </message>
    <message>
        <source>If it is wrong again, the PIN is locked. A new one can be set at your city or town office only.</source>
        <translation>Nếu không khớp lần nữa, mã&#xa0;PIN bị khóa. Chỉ đặt lại được tại văn phòng thành&#xa0;phố, quận (市区町村) nơi quý&#xa0;vị sống.</translation>
    </message>
    <message>
        <source>Staff can compare your face with the photograph on the card instead.</source>
        <translation>Nhân viên cũng có thể so khuôn&#xa0;mặt quý&#xa0;vị với ảnh trên thẻ.</translation>
    </message>
    <message>
        <source>Choose “Stop” and ask a member of staff at the counter.</source>
        <translation>Chọn “Dừng lại” và hỏi nhân&#xa0;viên tại quầy.</translation>
    </message>
    <message>
        <source>Choose “Stop”. A new PIN can be set at your city or town office.</source>
        <translation>Chọn “Dừng lại”. Có thể đặt mã&#xa0;PIN mới tại văn phòng thành&#xa0;phố, quận.</translation>
    </message>
    <message>
        <source>If you are not sure</source>
        <translation>Nếu không chắc</translation>
    </message>
    <message>
        <source>Have staff check instead</source>
        <translation>Nhờ nhân&#xa0;viên kiểm tra</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng lại</translation>
    </message>
    <message>
        <source>Enter the PIN</source>
        <translation>Nhập mã&#xa0;PIN</translation>
    </message>
</context>
<context>
    <name>LimitPage</name>
    <message>
        <source>May we look up your limit of payment too?</source>
        <translation>Xem cả mức trả tối đa (限度額)?</translation>
    </message>
    <message>
        <source>If you have one, you pay no more than that at the counter.</source>
        <translation>Ai có mức này không trả quá mức đó tại quầy.</translation>
    </message>
    <message>
        <source>You are treated in the same way if you say no.</source>
        <translation>Nếu trả lời không, quý&#xa0;vị vẫn được điều&#xa0;trị như nhau.</translation>
    </message>
    <message>
        <source>The screen does not show the limit; the counter tells you.</source>
        <translation>Mức này không hiện trên màn&#xa0;hình; quầy sẽ cho biết.</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Closed until {moment}.</source>
        <translation>Đóng cửa đến {moment}.</translation>
    </message>
    <message>
        <source>The electronic certificate was renewed recently. Registration is possible {hours} hours after that.</source>
        <translation>Chứng&#xa0;thư điện&#xa0;tử mới được gia&#xa0;hạn. Có thể đăng&#xa0;ký sau {hours} giờ.</translation>
    </message>
    <message>
        <source>The electronic certificate expires soon. Please renew it at your city or town office.</source>
        <translation>Chứng&#xa0;thư điện&#xa0;tử sắp hết hạn. Vui&#xa0;lòng gia&#xa0;hạn tại văn phòng thành&#xa0;phố, quận.</translation>
    </message>
    <message>
        <source>The electronic certificate has expired. Please renew it at your city or town office.</source>
        <translation>Chứng&#xa0;thư điện&#xa0;tử đã hết hạn. Vui&#xa0;lòng gia&#xa0;hạn tại văn phòng thành&#xa0;phố, quận.</translation>
    </message>
    <message>
        <source>The PIN is not right.</source>
        <translation>Mã&#xa0;PIN không khớp.</translation>
    </message>
    <message>
        <source>The PIN is not right. You can try two more times.</source>
        <translation>Mã&#xa0;PIN không khớp. Quý&#xa0;vị còn hai lần.</translation>
    </message>
    <message>
        <source>The PIN is not right. You can try one more time.</source>
        <translation>Mã&#xa0;PIN không khớp. Quý&#xa0;vị còn một lần.</translation>
    </message>
    <message>
        <source>You can try two more times.</source>
        <translation>Quý&#xa0;vị còn hai lần nhập.</translation>
    </message>
    <message>
        <source>You can try one more time.</source>
        <translation>Quý&#xa0;vị còn một lần nhập.</translation>
    </message>
    <message>
        <source>If you need help, please ask a member of staff at the counter.</source>
        <translation>Nếu cần giúp đỡ, vui&#xa0;lòng hỏi nhân&#xa0;viên tại quầy.</translation>
    </message>
    <message>
        <source>For today&apos;s visit, please ask at the reception counter.</source>
        <translation>Về việc khám hôm nay, vui&#xa0;lòng hỏi quầy tiếp&#xa0;nhận (受付).</translation>
    </message>
    <message>
        <source>Renew the electronic certificate at your city or town office.</source>
        <translation>Gia hạn chứng&#xa0;thư điện&#xa0;tử (電子証明書) tại văn phòng thành&#xa0;phố, quận.</translation>
    </message>
    <message>
        <source>Place the card on the reader once more.</source>
        <translation>Đặt thẻ lên đầu&#xa0;đọc một lần nữa.</translation>
    </message>
    <message>
        <source>Take the card off the reader, and place it once more.</source>
        <translation>Lấy thẻ ra rồi đặt lại một lần nữa.</translation>
    </message>
    <message>
        <source>Take the card off the reader.</source>
        <translation>Lấy thẻ khỏi đầu&#xa0;đọc.</translation>
    </message>
    <message>
        <source>Please wait a little, then try again.</source>
        <translation>Vui&#xa0;lòng đợi một chút rồi thử lại.</translation>
    </message>
    <message>
        <source>A member of staff can compare your face with the photograph on the card instead.</source>
        <translation>Nhân viên cũng có thể so khuôn&#xa0;mặt quý&#xa0;vị với ảnh trên thẻ.</translation>
    </message>
    <message>
        <source>You can register now. You will be asked for your PIN again.</source>
        <translation>Có thể đăng&#xa0;ký ngay. Quý&#xa0;vị sẽ nhập lại mã&#xa0;PIN.</translation>
    </message>
    <message>
        <source>from {moment}</source>
        <translation>từ {moment}</translation>
    </message>
    <message>
        <source>Please come again after that.</source>
        <translation>Vui&#xa0;lòng quay lại sau giờ đó.</translation>
    </message>
    <message>
        <source>Until then, show your certificate of eligibility when you see a doctor.</source>
        <translation>Cho đến lúc đó, khi đi khám hãy xuất trình giấy xác&#xa0;nhận tư cách (資格確認書).</translation>
    </message>
    <message>
        <source>If it does not work again, please call the number below.</source>
        <translation>Nếu vẫn không được, vui&#xa0;lòng gọi số dưới đây.</translation>
    </message>
    <message>
        <source>You can register from {hours} hours after the renewal.</source>
        <translation>Có thể đăng&#xa0;ký sau khi gia&#xa0;hạn {hours} giờ.</translation>
    </message>
    <message>
        <source>Please ask your insurer which health insurance you have.</source>
        <translation>Vui&#xa0;lòng hỏi cơ quan bảo&#xa0;hiểm (保険者) về bảo&#xa0;hiểm của quý&#xa0;vị.</translation>
    </message>
    <message>
        <source>A card for face authentication can be registered at the card reader of a hospital or pharmacy, by face or with the help of staff.</source>
        <translation>Thẻ xác thực khuôn&#xa0;mặt (顔認証マイナンバーカード) có thể đăng&#xa0;ký tại đầu&#xa0;đọc thẻ của bệnh&#xa0;viện hoặc nhà&#xa0;thuốc, bằng khuôn&#xa0;mặt hoặc nhờ nhân&#xa0;viên.</translation>
    </message>
    <message>
        <source>You can set a new PIN at your city or town office.</source>
        <translation>Có thể đặt mã&#xa0;PIN mới tại văn phòng thành&#xa0;phố, quận.</translation>
    </message>
    <message>
        <source>Registration is not possible yet</source>
        <translation>Chưa thể đăng&#xa0;ký</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate was renewed less than {hours} hours ago.</source>
        <translation>Chứng&#xa0;thư điện&#xa0;tử của thẻ mới được gia&#xa0;hạn chưa đến {hours} giờ.</translation>
    </message>
    <message>
        <source>Please come again when {hours} hours have passed since the renewal.</source>
        <translation>Vui&#xa0;lòng quay lại khi đã qua {hours} giờ từ lúc gia&#xa0;hạn.</translation>
    </message>
    <message>
        <source>Please renew the electronic certificate first</source>
        <translation>Vui&#xa0;lòng gia&#xa0;hạn chứng&#xa0;thư điện&#xa0;tử trước</translation>
    </message>
    <message>
        <source>It expires within days, so the card cannot be registered now.</source>
        <translation>Chứng&#xa0;thư hết hạn trong vài ngày nữa nên chưa đăng&#xa0;ký được.</translation>
    </message>
    <message>
        <source>The electronic certificate has expired</source>
        <translation>Chứng&#xa0;thư điện&#xa0;tử đã hết hạn</translation>
    </message>
    <message>
        <source>The card cannot be used until its certificate is renewed.</source>
        <translation>Thẻ không dùng được cho đến khi gia&#xa0;hạn chứng&#xa0;thư.</translation>
    </message>
    <message>
        <source>A newer certificate has been issued</source>
        <translation>Đã có chứng&#xa0;thư mới hơn</translation>
    </message>
    <message>
        <source>The electronic certificate on this card is no longer in use.</source>
        <translation>Chứng&#xa0;thư điện&#xa0;tử trên thẻ này không còn dùng nữa.</translation>
    </message>
    <message>
        <source>If you have received a new card, please use that one.</source>
        <translation>Nếu quý&#xa0;vị đã nhận thẻ mới, vui&#xa0;lòng dùng thẻ mới.</translation>
    </message>
    <message>
        <source>If you have just renewed it, please come again after {hours} hours.</source>
        <translation>Nếu vừa gia&#xa0;hạn, vui&#xa0;lòng quay lại sau {hours} giờ.</translation>
    </message>
    <message>
        <source>The electronic certificate is no longer valid</source>
        <translation>Chứng&#xa0;thư điện&#xa0;tử không còn hiệu&#xa0;lực</translation>
    </message>
    <message>
        <source>It ends when the name or address on the card changes, for example.</source>
        <translation>Ví dụ, chứng&#xa0;thư hết hiệu&#xa0;lực khi tên hoặc địa chỉ trên thẻ thay đổi.</translation>
    </message>
    <message>
        <source>Have a new certificate issued at your city or town office.</source>
        <translation>Xin cấp chứng&#xa0;thư mới tại văn phòng thành&#xa0;phố, quận.</translation>
    </message>
    <message>
        <source>This card is not registered yet</source>
        <translation>Thẻ này chưa đăng&#xa0;ký</translation>
    </message>
    <message>
        <source>To use it as your health insurance card, it has to be registered once.</source>
        <translation>Để dùng làm thẻ bảo&#xa0;hiểm y&#xa0;tế, cần đăng&#xa0;ký một lần.</translation>
    </message>
    <message>
        <source>This card cannot be used here</source>
        <translation>Thẻ này không dùng được ở đây</translation>
    </message>
    <message>
        <source>The procedure could not be completed with this card.</source>
        <translation>Không hoàn tất được thủ&#xa0;tục với thẻ này. Vui&#xa0;lòng đến quầy.</translation>
    </message>
    <message>
        <source>We cannot check right now</source>
        <translation>Hiện không kiểm tra được</translation>
    </message>
    <message>
        <source>The system that checks health insurance cannot be reached.</source>
        <translation>Không kết nối được hệ thống kiểm tra bảo&#xa0;hiểm y&#xa0;tế.</translation>
    </message>
    <message>
        <source>No answer came within the time expected.</source>
        <translation>Không có trả lời trong thời&#xa0;gian dự kiến.</translation>
    </message>
    <message>
        <source>It took too long to finish</source>
        <translation>Mất quá nhiều thời&#xa0;gian nên đã dừng</translation>
    </message>
    <message>
        <source>The procedure was stopped for your safety.</source>
        <translation>Thủ&#xa0;tục đã dừng để bảo đảm an toàn cho quý&#xa0;vị.</translation>
    </message>
    <message>
        <source>The state of the electronic certificate could not be confirmed.</source>
        <translation>Không xác&#xa0;nhận được chứng&#xa0;thư điện&#xa0;tử.</translation>
    </message>
    <message>
        <source>We do not know yet whether the card was registered</source>
        <translation>Chưa biết thẻ đã được đăng&#xa0;ký hay chưa</translation>
    </message>
    <message>
        <source>You can try again. You will not be registered twice.</source>
        <translation>Có thể thử lại. Không có gì bị đăng&#xa0;ký hai lần.</translation>
    </message>
    <message>
        <source>The card left the reader</source>
        <translation>Thẻ đã rời đầu&#xa0;đọc</translation>
    </message>
    <message>
        <source>The procedure stopped on the way. Nothing was registered.</source>
        <translation>Thủ&#xa0;tục dừng giữa chừng. Chưa đăng&#xa0;ký gì.</translation>
    </message>
    <message>
        <source>Do not move the card until you are told to take it.</source>
        <translation>Đừng di chuyển thẻ cho đến khi có hướng dẫn.</translation>
    </message>
    <message>
        <source>The card could not be read</source>
        <translation>Không đọc được thẻ</translation>
    </message>
    <message>
        <source>The card may not be lying flat, or there may be something on it.</source>
        <translation>Thẻ có thể bị lệch hoặc có vật gì ở trên.</translation>
    </message>
    <message>
        <source>Take the card off the reader and out of its case.</source>
        <translation>Lấy thẻ khỏi đầu&#xa0;đọc và ra khỏi bao.</translation>
    </message>
    <message>
        <source>The card took too long to answer.</source>
        <translation>Thẻ trả lời quá lâu.</translation>
    </message>
    <message>
        <source>The card cannot be read right now</source>
        <translation>Hiện không đọc được thẻ</translation>
    </message>
    <message>
        <source>The card reader is busy with something else.</source>
        <translation>Đầu đọc thẻ đang bận việc khác.</translation>
    </message>
    <message>
        <source>Take the card, and wait a little.</source>
        <translation>Lấy thẻ và đợi một chút.</translation>
    </message>
    <message>
        <source>This is not a My Number Card</source>
        <translation>Đây không phải thẻ My&#xa0;Number</translation>
    </message>
    <message>
        <source>Another card seems to lie on the reader.</source>
        <translation>Có vẻ một thẻ khác đang ở trên đầu&#xa0;đọc.</translation>
    </message>
    <message>
        <source>Place only your My Number Card on the reader.</source>
        <translation>Chỉ đặt thẻ My&#xa0;Number (マイナンバーカード) lên đầu&#xa0;đọc.</translation>
    </message>
    <message>
        <source>There is no electronic certificate in this card</source>
        <translation>Thẻ này không có chứng&#xa0;thư điện&#xa0;tử</translation>
    </message>
    <message>
        <source>It is needed to use the card as your health insurance card.</source>
        <translation>Cần có chứng&#xa0;thư để dùng thẻ làm thẻ bảo hiểm y&#xa0;tế.</translation>
    </message>
    <message>
        <source>A phone cannot be used to register</source>
        <translation>Không đăng&#xa0;ký được bằng điện thoại</translation>
    </message>
    <message>
        <source>The first registration needs the My Number Card itself.</source>
        <translation>Lần đăng&#xa0;ký đầu tiên cần chính thẻ My&#xa0;Number.</translation>
    </message>
    <message>
        <source>Take the phone, and place your My Number Card on the reader.</source>
        <translation>Lấy điện thoại ra và đặt thẻ My&#xa0;Number lên đầu&#xa0;đọc.</translation>
    </message>
    <message>
        <source>The PIN is locked</source>
        <translation>Mã&#xa0;PIN đã bị khóa</translation>
    </message>
    <message>
        <source>A wrong PIN was entered three times in a row.</source>
        <translation>Một mã khác đã được nhập ba lần liên tiếp.</translation>
    </message>
    <message>
        <source>A PIN cannot be used with this card</source>
        <translation>Không dùng được mã&#xa0;PIN với thẻ này</translation>
    </message>
    <message>
        <source>The PIN is locked, or the card was made for use without a PIN.</source>
        <translation>Mã&#xa0;PIN đã bị khóa, hoặc thẻ này không có mã&#xa0;PIN.</translation>
    </message>
    <message>
        <source>If the PIN is locked, set a new one at your city or town office.</source>
        <translation>Nếu mã&#xa0;PIN bị khóa, hãy đặt mã mới tại văn phòng thành&#xa0;phố, quận.</translation>
    </message>
    <message>
        <source>The card was not registered</source>
        <translation>Thẻ chưa được đăng&#xa0;ký</translation>
    </message>
    <message>
        <source>You can register it whenever you like.</source>
        <translation>Quý&#xa0;vị có thể đăng&#xa0;ký bất cứ lúc nào.</translation>
    </message>
    <message>
        <source>Please show your certificate of eligibility at the reception counter.</source>
        <translation>Vui&#xa0;lòng xuất trình giấy xác&#xa0;nhận tư cách (資格確認書) tại quầy tiếp&#xa0;nhận.</translation>
    </message>
    <message>
        <source>The procedure was stopped</source>
        <translation>Thủ&#xa0;tục đã dừng</translation>
    </message>
    <message>
        <source>Nothing was registered.</source>
        <translation>Chưa đăng&#xa0;ký gì.</translation>
    </message>
    <message>
        <source>The procedure was ended</source>
        <translation>Thủ&#xa0;tục đã kết thúc</translation>
    </message>
    <message>
        <source>The screen was not touched for some time. Nothing was registered.</source>
        <translation>Màn&#xa0;hình không được chạm một lúc. Chưa đăng&#xa0;ký gì.</translation>
    </message>
    <message>
        <source>To start again, place the card on the reader once more.</source>
        <translation>Để bắt đầu lại, hãy đặt thẻ một lần nữa.</translation>
    </message>
    <message>
        <source>Your coverage is confirmed</source>
        <translation>Đã xác&#xa0;nhận bảo&#xa0;hiểm của quý&#xa0;vị</translation>
    </message>
    <message>
        <source>This card can be used as your health insurance card.</source>
        <translation>Thẻ này dùng được làm thẻ bảo&#xa0;hiểm y&#xa0;tế.</translation>
    </message>
    <message>
        <source>Please tell the reception counter.</source>
        <translation>Vui&#xa0;lòng báo cho quầy tiếp&#xa0;nhận (受付).</translation>
    </message>
    <message>
        <source>If you have joined another health insurance, please tell the reception counter.</source>
        <translation>Nếu đã vào bảo&#xa0;hiểm y&#xa0;tế khác, vui&#xa0;lòng báo cho quầy tiếp&#xa0;nhận (受付).</translation>
    </message>
    <message>
        <source>After a change of job or address it takes some days until the new one is entered.</source>
        <translation>Sau khi đổi việc hoặc chuyển nhà, cần vài ngày để cập nhật bảo&#xa0;hiểm mới.</translation>
    </message>
    <message>
        <source>This coverage has ended</source>
        <translation>Bảo&#xa0;hiểm này đã kết thúc</translation>
    </message>
    <message>
        <source>Your insurer says that it is no longer in force.</source>
        <translation>Theo cơ quan bảo&#xa0;hiểm, bảo&#xa0;hiểm này không còn hiệu&#xa0;lực.</translation>
    </message>
    <message>
        <source>This coverage has been replaced</source>
        <translation>Bảo&#xa0;hiểm này đã được thay thế</translation>
    </message>
    <message>
        <source>A newer coverage exists.</source>
        <translation>Có bảo&#xa0;hiểm mới hơn.</translation>
    </message>
    <message>
        <source>The reception counter will look up the newer one for you.</source>
        <translation>Quầy tiếp&#xa0;nhận sẽ tìm bảo&#xa0;hiểm mới cho quý&#xa0;vị.</translation>
    </message>
    <message>
        <source>No coverage was found</source>
        <translation>Không tìm thấy bảo&#xa0;hiểm</translation>
    </message>
    <message>
        <source>Your insurer may not have entered it yet.</source>
        <translation>Có thể cơ quan bảo&#xa0;hiểm chưa nhập dữ liệu.</translation>
    </message>
    <message>
        <source>The coverage could not be confirmed</source>
        <translation>Không xác&#xa0;nhận được bảo&#xa0;hiểm</translation>
    </message>
    <message>
        <source>More than one was found.</source>
        <translation>Tìm thấy nhiều hơn một.</translation>
    </message>
    <message>
        <source>The reception counter will check it for you.</source>
        <translation>Quầy tiếp&#xa0;nhận sẽ kiểm tra cho quý&#xa0;vị.</translation>
    </message>
    <message>
        <source>It was found by the numbers that you entered.</source>
        <translation>Tìm thấy theo các số đã nhập.</translation>
    </message>
    <message>
        <source>Nobody is insured under the numbers that you entered.</source>
        <translation>Không tìm thấy ai với các số đã nhập.</translation>
    </message>
    <message>
        <source>Compare the numbers with those on your certificate.</source>
        <translation>So các số với giấy xác&#xa0;nhận (資格確認書) của quý&#xa0;vị.</translation>
    </message>
    <message>
        <source>Try again, or show the certificate at the reception counter.</source>
        <translation>Thử lại, hoặc xuất trình giấy xác&#xa0;nhận (資格確認書) tại quầy tiếp&#xa0;nhận.</translation>
    </message>
    <message>
        <source>Several people are insured under these numbers.</source>
        <translation>Có nhiều người dùng các số này.</translation>
    </message>
    <message>
        <source>Try again with the branch number (2 digits), if your certificate shows one.</source>
        <translation>Nếu trên giấy có số nhánh (枝番, 2 chữ số), hãy thử lại với số đó.</translation>
    </message>
    <message>
        <source>Or show the certificate at the reception counter.</source>
        <translation>Hoặc xuất trình giấy xác&#xa0;nhận (資格確認書) tại quầy tiếp&#xa0;nhận.</translation>
    </message>
    <message>
        <source>This machine is out of use for the moment</source>
        <translation>Máy này tạm thời không dùng được</translation>
    </message>
    <message>
        <source>It is starting again by itself. This takes a few seconds.</source>
        <translation>Máy đang tự khởi động lại. Mất vài giây.</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Đang chuẩn bị</translation>
    </message>
    <message>
        <source>Please wait a moment.</source>
        <translation>Vui&#xa0;lòng đợi một chút.</translation>
    </message>
    <message>
        <source>This machine is closed at this hour</source>
        <translation>Giờ này máy không phục vụ</translation>
    </message>
    <message>
        <source>It opens by itself.</source>
        <translation>Máy sẽ tự mở lại.</translation>
    </message>
    <message>
        <source>The card reader is not ready for use.</source>
        <translation>Đầu đọc thẻ chưa sẵn sàng.</translation>
    </message>
    <message>
        <source>The card reader is being prepared. It will be back by itself.</source>
        <translation>Đang chuẩn bị đầu&#xa0;đọc thẻ. Máy sẽ tự hoạt động lại.</translation>
    </message>
    <message>
        <source>The card reader is not connected.</source>
        <translation>Đầu đọc thẻ chưa được kết nối.</translation>
    </message>
</context>
<context>
    <name>MoreTimePage</name>
    <message>
        <source>Do you need more time?</source>
        <translation>Quý&#xa0;vị cần thêm thời&#xa0;gian?</translation>
    </message>
    <message>
        <source>The screen has not been touched for a while. The procedure will end soon.</source>
        <translation>Màn&#xa0;hình không được chạm một lúc. Thủ&#xa0;tục sắp kết thúc.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng lại</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Tiếp tục</translation>
    </message>
</context>
<context>
    <name>NumberPages</name>
    <message>
        <source>Western year</source>
        <translation>Dương lịch</translation>
    </message>
    <message>
        <source>Taisho</source>
        <translation>Taisho (大正)</translation>
    </message>
    <message>
        <source>Showa</source>
        <translation>Showa (昭和)</translation>
    </message>
    <message>
        <source>Heisei</source>
        <translation>Heisei (平成)</translation>
    </message>
    <message>
        <source>Reiwa</source>
        <translation>Reiwa (令和)</translation>
    </message>
    <message>
        <source>{day} ({era} {year})</source>
        <translation>{day} ({era} {year})</translation>
    </message>
    <message>
        <source>year</source>
        <translation>năm</translation>
    </message>
    <message>
        <source>month</source>
        <translation>tháng</translation>
    </message>
    <message>
        <source>day</source>
        <translation>ngày</translation>
    </message>
    <message>
        <source>{name}: {typed}</source>
        <translation>{name}: {typed}</translation>
    </message>
    <message>
        <source>Enter the insurer number</source>
        <translation>Nhập số cơ quan bảo&#xa0;hiểm (保険者番号)</translation>
    </message>
    <message>
        <source>It has 6 or 8 digits, and stands on your certificate of eligibility.</source>
        <translation>Có 6 hoặc 8 chữ số, ghi trên giấy xác&#xa0;nhận (資格確認書).</translation>
    </message>
    <message>
        <source>This does not match. Compare each digit with your certificate.</source>
        <translation>Không khớp. Hãy so từng chữ số với giấy xác&#xa0;nhận.</translation>
    </message>
    <message>
        <source>Enter the symbol</source>
        <translation>Nhập ký hiệu (記号)</translation>
    </message>
    <message>
        <source>It is printed before the number. Not every certificate has one.</source>
        <translation>Ghi trước số. Không phải giấy nào cũng có.</translation>
    </message>
    <message>
        <source>This does not match. Compare it with your certificate.</source>
        <translation>Không khớp. Hãy so với giấy xác&#xa0;nhận.</translation>
    </message>
    <message>
        <source>Enter the number</source>
        <translation>Nhập số (番号)</translation>
    </message>
    <message>
        <source>It is printed next to the symbol.</source>
        <translation>Ghi bên cạnh ký hiệu.</translation>
    </message>
    <message>
        <source>Enter the branch number</source>
        <translation>Nhập số nhánh (枝番)</translation>
    </message>
    <message>
        <source>Two digits after the number. Not every certificate has them.</source>
        <translation>Hai chữ số sau số. Không phải giấy nào cũng có.</translation>
    </message>
    <message>
        <source>This does not match. A branch number has two digits.</source>
        <translation>Không khớp. Số nhánh có hai chữ số.</translation>
    </message>
    <message>
        <source>Enter the date of birth</source>
        <translation>Nhập ngày&#xa0;sinh</translation>
    </message>
    <message>
        <source>Year, month and day. For 1 April type 04 and 01.</source>
        <translation>Năm, tháng, ngày. Ngày 1 tháng 4 thì nhập 04 và 01.</translation>
    </message>
    <message>
        <source>There is no such day. Please look at the year once more.</source>
        <translation>Không có ngày này. Vui&#xa0;lòng xem lại năm.</translation>
    </message>
    <message>
        <source>Without a card: {number} of {total}</source>
        <translation>Không có thẻ: {number} trên {total}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng lại</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Tiếp theo</translation>
    </message>
    <message>
        <source>It is not on my certificate</source>
        <translation>Trên giấy không có</translation>
    </message>
    <message>
        <source>Something is missing: please enter all of it.</source>
        <translation>Còn thiếu: vui&#xa0;lòng nhập đủ.</translation>
    </message>
</context>
<context>
    <name>NumbersPage</name>
    <message>
        <source>none</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>Is everything right?</source>
        <translation>Mọi thứ đúng chưa?</translation>
    </message>
    <message>
        <source>Compare it with your certificate of eligibility.</source>
        <translation>So với giấy xác&#xa0;nhận (資格確認書) của quý&#xa0;vị.</translation>
    </message>
    <message>
        <source>Insurer number</source>
        <translation>Số cơ quan bảo&#xa0;hiểm (保険者番号)</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Ký hiệu (記号)</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số (番号)</translation>
    </message>
    <message>
        <source>Branch number</source>
        <translation>Số nhánh (枝番)</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Ngày sinh</translation>
    </message>
    <message>
        <source>Limit of payment</source>
        <translation>Mức trả tối đa (限度額)</translation>
    </message>
    <message>
        <source>look it up</source>
        <translation>có xem</translation>
    </message>
    <message>
        <source>do not look it up</source>
        <translation>không xem</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Tìm</translation>
    </message>
</context>
<context>
    <name>Openings</name>
    <message>
        <source>Open now</source>
        <translation>Đang mở</translation>
    </message>
    <message>
        <source>Open now, until {time}</source>
        <translation>Đang mở, đến {time}</translation>
    </message>
    <message>
        <source>Closed now</source>
        <translation>Đang đóng</translation>
    </message>
    <message>
        <source>Closed now. Opens today at {time}</source>
        <translation>Đang đóng. Mở hôm nay lúc {time}</translation>
    </message>
    <message>
        <source>Closed now. Opens tomorrow at {time}</source>
        <translation>Đang đóng. Mở ngày mai lúc {time}</translation>
    </message>
    <message>
        <source>Closed now. Opens on {weekday} at {time}</source>
        <translation>Đang đóng. Mở {weekday} lúc {time}</translation>
    </message>
    <message>
        <source>Closed now. Opens on {moment}</source>
        <translation>Đang đóng. Mở lúc {moment}</translation>
    </message>
    <message>
        <source>Every day {hours}</source>
        <translation>Hằng ngày {hours}</translation>
    </message>
    <message>
        <source>Weekdays {hours}</source>
        <translation>Ngày thường {hours}</translation>
    </message>
    <message>
        <source>Weekends {hours}</source>
        <translation>Cuối tuần {hours}</translation>
    </message>
    <message>
        <source>Weekends and holidays {hours}</source>
        <translation>Cuối tuần và ngày lễ {hours}</translation>
    </message>
    <message>
        <source>Holidays {hours}</source>
        <translation>Ngày lễ {hours}</translation>
    </message>
    <message>
        <source>{weekday} {hours}</source>
        <translation>{weekday} {hours}</translation>
    </message>
    <message>
        <source>{first} to {last} {hours}</source>
        <translation>{first} đến {last} {hours}</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>nghỉ</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>cả ngày</translation>
    </message>
    <message>
        <source>{start}–{end}</source>
        <translation>{start}–{end}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Closed on {day}</source>
        <translation>Nghỉ {day}</translation>
    </message>
    <message>
        <source>Closed from {first} to {last}</source>
        <translation>Nghỉ từ {first} đến {last}</translation>
    </message>
</context>
<context>
    <name>OutOfServicePage</name>
    <message>
        <source>Please go to the reception counter instead.</source>
        <translation>Vui&#xa0;lòng đến quầy tiếp&#xa0;nhận (受付).</translation>
    </message>
    <message>
        <source>Hospitals, pharmacies and your city or town office register cards too.</source>
        <translation>Bệnh viện, nhà&#xa0;thuốc và văn phòng thành&#xa0;phố, quận cũng đăng&#xa0;ký thẻ.</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>Clear all</source>
        <translation>Xóa hết</translation>
    </message>
    <message>
        <source>Delete one</source>
        <translation>Xóa số</translation>
    </message>
    <message>
        <source>Registration as insurance card</source>
        <translation>Đăng&#xa0;ký làm thẻ bảo&#xa0;hiểm y&#xa0;tế</translation>
    </message>
    <message>
        <source>Insurance coverage</source>
        <translation>Xem bảo&#xa0;hiểm y&#xa0;tế</translation>
    </message>
    <message>
        <source>Enter your PIN</source>
        <translation>Nhập mã&#xa0;PIN</translation>
    </message>
    <message>
        <source>The 4 digits that you chose when you received the card.</source>
        <translation>4 chữ số quý&#xa0;vị đã chọn khi nhận thẻ.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng lại</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Tiếp theo</translation>
    </message>
    <message>
        <source>I do not know the PIN: have staff check</source>
        <translation>Tôi không biết mã&#xa0;PIN: nhờ nhân&#xa0;viên kiểm tra</translation>
    </message>
    <message>
        <source>PIN: {count} of 4 digits entered</source>
        <translation>Mã&#xa0;PIN: đã nhập {count} trên 4 chữ số</translation>
    </message>
    <message>
        <source>Please enter 4 digits.</source>
        <translation>Vui&#xa0;lòng nhập 4 chữ số.</translation>
    </message>
</context>
<context>
    <name>PrescriptionPage</name>
    <message>
        <source>How would you like your prescription?</source>
        <translation>Quý&#xa0;vị muốn đơn&#xa0;thuốc loại nào?</translation>
    </message>
    <message>
        <source>If a medicine is prescribed today.</source>
        <translation>Nếu hôm nay được kê thuốc.</translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation>Điện tử</translation>
    </message>
    <message>
        <source>The pharmacy reads it with this card. There is no paper to carry.</source>
        <translation>Nhà thuốc đọc bằng thẻ này. Không cần mang giấy.</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>Bằng giấy</translation>
    </message>
    <message>
        <source>You are given a sheet to hand in at the pharmacy.</source>
        <translation>Quý&#xa0;vị nhận một tờ để nộp tại nhà&#xa0;thuốc.</translation>
    </message>
</context>
<context>
    <name>ProblemPage</name>
    <message>
        <source>Have staff check</source>
        <translation>Nhờ nhân&#xa0;viên kiểm tra</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Working</source>
        <translation>Đang xử lý</translation>
    </message>
</context>
<context>
    <name>ReasonPage</name>
    <message>
        <source>Registration is possible</source>
        <translation>Có thể đăng&#xa0;ký</translation>
    </message>
    <message>
        <source>What to do now</source>
        <translation>Việc cần làm bây giờ</translation>
    </message>
</context>
<context>
    <name>RefusedPage</name>
    <message>
        <source>Register now</source>
        <translation>Đăng&#xa0;ký ngay</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Insurer</source>
        <translation>Cơ quan bảo&#xa0;hiểm</translation>
    </message>
    <message>
        <source>You pay at the counter</source>
        <translation>Phần trả tại quầy</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>đến {day}</translation>
    </message>
    <message>
        <source>Limit of payment</source>
        <translation>Mức trả tối đa (限度額)</translation>
    </message>
    <message>
        <source>Confirmed (details at the counter)</source>
        <translation>Đã xác&#xa0;nhận (chi tiết tại quầy)</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Có hiệu&#xa0;lực</translation>
    </message>
    <message>
        <source>Not in force</source>
        <translation>Không có hiệu&#xa0;lực</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Bảo&#xa0;hiểm</translation>
    </message>
    <message>
        <source>{count} of {asked} (for 24 hours)</source>
        <translation>{count} trên {asked} (trong 24 giờ)</translation>
    </message>
    <message>
        <source>Nothing is shared</source>
        <translation>Không chia sẻ gì</translation>
    </message>
    <message>
        <source>Information shared</source>
        <translation>Thông tin chia sẻ</translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation>Điện tử</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>Bằng giấy</translation>
    </message>
    <message>
        <source>Prescription</source>
        <translation>Đơn thuốc</translation>
    </message>
    <message>
        <source>{tenths}0 %</source>
        <translation>{tenths}0 %</translation>
    </message>
    <message>
        <source>Correct the numbers</source>
        <translation>Sửa các số</translation>
    </message>
    <message>
        <source>What you agreed to could not be passed on. Please tell the counter.</source>
        <translation>Chưa chuyển được nội dung quý&#xa0;vị đồng ý. Vui&#xa0;lòng báo tại quầy.</translation>
    </message>
    <message>
        <source>The electronic certificate has expired: your medical records are not shared. Please renew it soon at your city or town office.</source>
        <translation>Chứng&#xa0;thư điện&#xa0;tử đã hết hạn: thông&#xa0;tin y&#xa0;tế không được chia sẻ. Vui&#xa0;lòng sớm gia&#xa0;hạn tại văn phòng thành&#xa0;phố, quận.</translation>
    </message>
    <message>
        <source>This card is already registered</source>
        <translation>Thẻ này đã đăng&#xa0;ký rồi</translation>
    </message>
    <message>
        <source>This card can be used as your health insurance card.</source>
        <translation>Thẻ này dùng được làm thẻ bảo&#xa0;hiểm y&#xa0;tế.</translation>
    </message>
    <message>
        <source>The card is registered</source>
        <translation>Thẻ đã được đăng&#xa0;ký</translation>
    </message>
    <message>
        <source>From today this card is your health insurance card.</source>
        <translation>Từ hôm nay, thẻ này là thẻ bảo&#xa0;hiểm y&#xa0;tế của quý&#xa0;vị.</translation>
    </message>
</context>
<context>
    <name>Scroller</name>
    <message>
        <source>part {here} of {total}</source>
        <translation>phần {here} trên {total}</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Lên trên</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>Đọc tiếp</translation>
    </message>
</context>
<context>
    <name>Slip</name>
    <message>
        <source>Place this card on the card reader when you go to a hospital, clinic or pharmacy.</source>
        <translation>Đặt thẻ này lên đầu&#xa0;đọc khi quý&#xa0;vị đến bệnh&#xa0;viện, phòng khám hoặc nhà&#xa0;thuốc.</translation>
    </message>
    <message>
        <source>Renew the card&apos;s electronic certificate at your city or town office.</source>
        <translation>Gia hạn chứng&#xa0;thư điện&#xa0;tử (電子証明書) của thẻ tại văn phòng thành&#xa0;phố, quận.</translation>
    </message>
    <message>
        <source>You can register from {hours} hours after the renewal.</source>
        <translation>Có thể đăng&#xa0;ký sau khi gia&#xa0;hạn {hours} giờ.</translation>
    </message>
    <message>
        <source>Please try again later.</source>
        <translation>Vui&#xa0;lòng thử lại sau.</translation>
    </message>
    <message>
        <source>Ask your health insurer (the organisation that insures you).</source>
        <translation>Vui&#xa0;lòng hỏi cơ quan bảo&#xa0;hiểm y&#xa0;tế (保険者) của quý&#xa0;vị.</translation>
    </message>
    <message>
        <source>Registration is complete</source>
        <translation>Đã đăng&#xa0;ký xong</translation>
    </message>
    <message>
        <source>You can now use your My Number Card as your health insurance card.</source>
        <translation>Bây giờ thẻ My&#xa0;Number (マイナンバーカード) dùng được làm thẻ bảo&#xa0;hiểm y&#xa0;tế.</translation>
    </message>
    <message>
        <source>This card was already registered</source>
        <translation>Thẻ này đã đăng&#xa0;ký từ trước</translation>
    </message>
    <message>
        <source>You can use your My Number Card as your health insurance card.</source>
        <translation>Thẻ My&#xa0;Number (マイナンバーカード) dùng được làm thẻ bảo&#xa0;hiểm y&#xa0;tế.</translation>
    </message>
    <message>
        <source>Your health insurance was confirmed</source>
        <translation>Đã xác&#xa0;nhận bảo&#xa0;hiểm y&#xa0;tế của quý&#xa0;vị</translation>
    </message>
    <message>
        <source>Your health insurance could not be confirmed</source>
        <translation>Không xác&#xa0;nhận được bảo&#xa0;hiểm y&#xa0;tế của quý&#xa0;vị</translation>
    </message>
    <message>
        <source>Registration is not possible yet</source>
        <translation>Chưa thể đăng&#xa0;ký</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate was renewed less than {hours} hours ago.</source>
        <translation>Chứng&#xa0;thư điện&#xa0;tử của thẻ mới được gia&#xa0;hạn chưa đến {hours} giờ.</translation>
    </message>
    <message>
        <source>Please register after that time has passed.</source>
        <translation>Vui&#xa0;lòng đăng&#xa0;ký sau giờ đó.</translation>
    </message>
    <message>
        <source>Please renew the electronic certificate first</source>
        <translation>Vui&#xa0;lòng gia&#xa0;hạn chứng&#xa0;thư điện&#xa0;tử trước</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate expires within days. It cannot be registered now.</source>
        <translation>Chứng&#xa0;thư điện&#xa0;tử hết hạn trong vài ngày nữa. Hiện chưa đăng&#xa0;ký được.</translation>
    </message>
    <message>
        <source>The electronic certificate has expired</source>
        <translation>Chứng&#xa0;thư điện&#xa0;tử đã hết hạn</translation>
    </message>
    <message>
        <source>The card cannot be used here until its electronic certificate is renewed.</source>
        <translation>Thẻ không dùng được ở đây cho đến khi gia&#xa0;hạn chứng&#xa0;thư điện&#xa0;tử.</translation>
    </message>
    <message>
        <source>A newer certificate has been issued</source>
        <translation>Đã có chứng&#xa0;thư mới hơn</translation>
    </message>
    <message>
        <source>The electronic certificate on this card is no longer in use.</source>
        <translation>Chứng&#xa0;thư điện&#xa0;tử trên thẻ này không còn dùng nữa.</translation>
    </message>
    <message>
        <source>If you have received a new card, please use that one.</source>
        <translation>Nếu quý&#xa0;vị đã nhận thẻ mới, vui&#xa0;lòng dùng thẻ mới.</translation>
    </message>
    <message>
        <source>If you have just renewed it, please come again after {hours} hours.</source>
        <translation>Nếu vừa gia&#xa0;hạn, vui&#xa0;lòng quay lại sau {hours} giờ.</translation>
    </message>
    <message>
        <source>The electronic certificate is no longer valid</source>
        <translation>Chứng&#xa0;thư điện&#xa0;tử không còn hiệu&#xa0;lực</translation>
    </message>
    <message>
        <source>It ends when the name or address on the card changes, for example.</source>
        <translation>Ví dụ, chứng&#xa0;thư hết hiệu&#xa0;lực khi tên hoặc địa chỉ trên thẻ thay đổi.</translation>
    </message>
    <message>
        <source>Have a new electronic certificate issued at your city or town office.</source>
        <translation>Xin cấp chứng&#xa0;thư điện&#xa0;tử mới tại văn phòng thành&#xa0;phố, quận.</translation>
    </message>
    <message>
        <source>This card is not registered yet</source>
        <translation>Thẻ này chưa đăng&#xa0;ký</translation>
    </message>
    <message>
        <source>To use it as your health insurance card, register it once.</source>
        <translation>Để dùng làm thẻ bảo&#xa0;hiểm y&#xa0;tế, hãy đăng&#xa0;ký một lần.</translation>
    </message>
    <message>
        <source>By smartphone or computer: on the Mynaportal website (マイナポータル).</source>
        <translation>Bằng điện thoại hoặc máy tính: trên trang Mynaportal (マイナポータル).</translation>
    </message>
    <message>
        <source>Without them: at a hospital, clinic or pharmacy, or a Seven Bank ATM.</source>
        <translation>Nếu không có: tại bệnh&#xa0;viện, phòng khám, nhà&#xa0;thuốc hoặc ATM của Seven&#xa0;Bank.</translation>
    </message>
    <message>
        <source>This card could not be used here</source>
        <translation>Thẻ này không dùng được ở đây</translation>
    </message>
    <message>
        <source>The procedure could not be completed with this card.</source>
        <translation>Không hoàn tất được thủ&#xa0;tục với thẻ này. Vui&#xa0;lòng đến quầy.</translation>
    </message>
    <message>
        <source>It could not be checked</source>
        <translation>Không kiểm tra được</translation>
    </message>
    <message>
        <source>The system that checks health insurance gave no answer.</source>
        <translation>Hệ thống kiểm tra bảo&#xa0;hiểm y&#xa0;tế không trả lời.</translation>
    </message>
    <message>
        <source>It is not known yet whether the card was registered</source>
        <translation>Chưa biết thẻ đã được đăng&#xa0;ký hay chưa</translation>
    </message>
    <message>
        <source>No answer came within the time expected.</source>
        <translation>Không có trả lời trong thời&#xa0;gian dự kiến.</translation>
    </message>
    <message>
        <source>If it was registered already, nothing is registered twice.</source>
        <translation>Nếu đã đăng&#xa0;ký, không có gì bị đăng&#xa0;ký hai lần.</translation>
    </message>
    <message>
        <source>The PIN is locked</source>
        <translation>Mã&#xa0;PIN đã bị khóa</translation>
    </message>
    <message>
        <source>You can set a new PIN at your city or town office. Take the card with you.</source>
        <translation>Có thể đặt mã&#xa0;PIN mới tại văn phòng thành&#xa0;phố, quận. Hãy mang theo thẻ.</translation>
    </message>
    <message>
        <source>A PIN cannot be used with this card</source>
        <translation>Không dùng được mã&#xa0;PIN với thẻ này</translation>
    </message>
    <message>
        <source>The PIN is locked, or the card was made for use without a PIN.</source>
        <translation>Mã&#xa0;PIN đã bị khóa, hoặc thẻ này không có mã&#xa0;PIN.</translation>
    </message>
    <message>
        <source>A card without a PIN can be registered at a hospital, clinic or pharmacy, by face or by staff.</source>
        <translation>Thẻ không có mã&#xa0;PIN có thể đăng&#xa0;ký tại bệnh&#xa0;viện, phòng khám hoặc nhà&#xa0;thuốc, bằng khuôn&#xa0;mặt hoặc nhờ nhân&#xa0;viên.</translation>
    </message>
    <message>
        <source>If the PIN is locked, you can set a new one at your city or town office.</source>
        <translation>Nếu mã&#xa0;PIN bị khóa, có thể đặt mã mới tại văn phòng thành&#xa0;phố, quận.</translation>
    </message>
    <message>
        <source>There is no electronic certificate in this card</source>
        <translation>Thẻ này không có chứng&#xa0;thư điện&#xa0;tử</translation>
    </message>
    <message>
        <source>A phone cannot be used to register</source>
        <translation>Không đăng&#xa0;ký được bằng điện thoại</translation>
    </message>
    <message>
        <source>Use the My Number Card itself for the first registration.</source>
        <translation>Lần đăng&#xa0;ký đầu tiên hãy dùng chính thẻ My&#xa0;Number.</translation>
    </message>
    <message>
        <source>The procedure was not completed</source>
        <translation>Thủ&#xa0;tục chưa hoàn tất</translation>
    </message>
    <message>
        <source>Nothing was registered.</source>
        <translation>Chưa đăng&#xa0;ký gì.</translation>
    </message>
    <message>
        <source>You are not checked in yet. Please go to the reception.</source>
        <translation>Quý&#xa0;vị chưa làm thủ&#xa0;tục khám. Vui&#xa0;lòng đến quầy tiếp&#xa0;nhận.</translation>
    </message>
    <message>
        <source>Do not leave your card behind.</source>
        <translation>Đừng để quên thẻ.</translation>
    </message>
    <message>
        <source>For today&apos;s visit, ask at the reception counter.</source>
        <translation>Về việc khám hôm nay, vui&#xa0;lòng hỏi quầy tiếp&#xa0;nhận (受付).</translation>
    </message>
    <message>
        <source>Registration is possible from {moment}</source>
        <translation>Có thể đăng&#xa0;ký từ {moment}</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Việc cần làm</translation>
    </message>
    <message>
        <source>My Number Card helpline (free of charge)</source>
        <translation>Tổng đài thẻ My&#xa0;Number (miễn&#xa0;phí)</translation>
    </message>
    <message>
        <source>Voice menu: {menu}</source>
        <translation>Phím thoại: {menu}</translation>
    </message>
    <message>
        <source>Nothing about you is printed on this slip.</source>
        <translation>Phiếu này không in thông&#xa0;tin nào về quý&#xa0;vị.</translation>
    </message>
    <message>
        <source>Demonstration. Nothing on this slip is real.</source>
        <translation>Bản thử. Nội dung trên phiếu này không có thật.</translation>
    </message>
</context>
<context>
    <name>Speech</name>
    <message>
        <source>{name}: {key}</source>
        <translation>{name}: {key}</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Nghe lại</translation>
    </message>
    <message>
        <source>star key</source>
        <translation>phím sao</translation>
    </message>
    <message>
        <source>slash key</source>
        <translation>phím gạch chéo</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Im lặng</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>Nhỏ hơn</translation>
    </message>
    <message>
        <source>minus key</source>
        <translation>phím trừ</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>To hơn</translation>
    </message>
    <message>
        <source>plus key</source>
        <translation>phím cộng</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Chậm hơn</translation>
    </message>
    <message>
        <source>key 7</source>
        <translation>phím 7</translation>
    </message>
    <message>
        <source>page down key</source>
        <translation>phím trang xuống</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Nhanh hơn</translation>
    </message>
    <message>
        <source>key 9</source>
        <translation>phím 9</translation>
    </message>
    <message>
        <source>page up key</source>
        <translation>phím trang lên</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>Mục tiếp theo</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Thông tin cá nhân</translation>
    </message>
    <message>
        <source>point key</source>
        <translation>phím chấm</translation>
    </message>
    <message>
        <source>key 0</source>
        <translation>phím 0</translation>
    </message>
    <message>
        <source>Number {number}: {name}</source>
        <translation>Số {number}: {name}</translation>
    </message>
    <message>
        <source>Step {number}: {text}</source>
        <translation>Bước {number}: {text}</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Đọc to</translation>
    </message>
</context>
<context>
    <name>StaffPages</name>
    <message>
        <source>You can wipe the screen now</source>
        <translation>Bây giờ có thể lau màn&#xa0;hình</translation>
    </message>
    <message>
        <source>Touches do nothing until the time is over.</source>
        <translation>Chạm không có tác dụng cho đến khi hết giờ.</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} giây</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>Tên khác</translation>
    </message>
    <message>
        <source>Look up by insurance number</source>
        <translation>Tìm theo số bảo&#xa0;hiểm</translation>
    </message>
    <message>
        <source>Last results</source>
        <translation>Kết quả gần đây</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Âm lượng</translation>
    </message>
    <message>
        <source>Clean the screen</source>
        <translation>Lau màn&#xa0;hình</translation>
    </message>
    <message>
        <source>Test the card reader</source>
        <translation>Kiểm tra đầu&#xa0;đọc thẻ</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>Tự kiểm tra</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Khởi động lại</translation>
    </message>
    <message>
        <source>Staff menu</source>
        <translation>Trình đơn nhân&#xa0;viên</translation>
    </message>
    <message>
        <source>A visual check is started by the visitor, on the page for the PIN. Never take the card or the PIN.</source>
        <translation>Việc xác&#xa0;nhận bằng mắt do khách bắt đầu ở trang mã&#xa0;PIN. Không cầm thẻ hoặc hỏi mã&#xa0;PIN.</translation>
    </message>
    <message>
        <source>Press again to restart</source>
        <translation>Nhấn lần nữa để khởi động lại</translation>
    </message>
    <message>
        <source>Close the menu</source>
        <translation>Đóng trình đơn</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Xác&#xa0;nhận</translation>
    </message>
    <message>
        <source>Passcode of staff</source>
        <translation>Mã nhân&#xa0;viên</translation>
    </message>
    <message>
        <source>Passcode: {count} digits entered</source>
        <translation>Mã nhân&#xa0;viên: đã nhập {count} chữ số</translation>
    </message>
    <message>
        <source>Checking the passcode.</source>
        <translation>Đang kiểm tra mã nhân&#xa0;viên.</translation>
    </message>
    <message>
        <source>Please enter the whole passcode.</source>
        <translation>Vui&#xa0;lòng nhập đủ mã nhân&#xa0;viên.</translation>
    </message>
    <message>
        <source>Please choose your name.</source>
        <translation>Vui&#xa0;lòng chọn tên của quý&#xa0;vị.</translation>
    </message>
    <message>
        <source>That did not match. After several wrong ones, each has to wait for a while.</source>
        <translation>Không khớp. Sau nhiều lần không khớp, mỗi lần phải đợi một lúc.</translation>
    </message>
    <message>
        <source>For staff</source>
        <translation>Dành cho nhân&#xa0;viên</translation>
    </message>
    <message>
        <source>Choose your name and enter the passcode.</source>
        <translation>Chọn tên và nhập mã nhân&#xa0;viên.</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>đã đăng&#xa0;ký</translation>
    </message>
    <message>
        <source>coverage found</source>
        <translation>đã tìm thấy bảo&#xa0;hiểm</translation>
    </message>
    <message>
        <source>no coverage in force</source>
        <translation>không có bảo&#xa0;hiểm hiệu&#xa0;lực</translation>
    </message>
    <message>
        <source>could not be used</source>
        <translation>không dùng được</translation>
    </message>
    <message>
        <source>could not be checked</source>
        <translation>không kiểm tra được</translation>
    </message>
    <message>
        <source>card not read</source>
        <translation>không đọc được thẻ</translation>
    </message>
    <message>
        <source>PIN cannot be used</source>
        <translation>không dùng được mã&#xa0;PIN</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>đã dừng</translation>
    </message>
    <message>
        <source>Back to the menu</source>
        <translation>Về trình đơn</translation>
    </message>
    <message>
        <source>Since the kiosk was started. Nothing about persons is kept.</source>
        <translation>Từ khi máy khởi động. Không lưu gì về cá nhân.</translation>
    </message>
    <message>
        <source>There was no visit since the kiosk was started.</source>
        <translation>Chưa có ai dùng từ khi máy khởi động.</translation>
    </message>
    <message>
        <source>{time}   visit {number}   {result}</source>
        <translation>{time}   lượt {number}   {result}</translation>
    </message>
    <message>
        <source>Test of the card reader</source>
        <translation>Kiểm tra đầu&#xa0;đọc thẻ</translation>
    </message>
    <message>
        <source>Place any My Number Card, and take it away again. Nothing is read.</source>
        <translation>Đặt một thẻ My&#xa0;Number rồi lấy ra. Không đọc gì cả.</translation>
    </message>
    <message>
        <source>No card reader is connected.</source>
        <translation>Không có đầu&#xa0;đọc thẻ nào được kết nối.</translation>
    </message>
    <message>
        <source>A card is seen.</source>
        <translation>Có thẻ.</translation>
    </message>
    <message>
        <source>The reader is there. No card is seen.</source>
        <translation>Đầu đọc đã kết nối. Không có thẻ.</translation>
    </message>
    <message>
        <source>Of sounds and speech. Each visit begins with it.</source>
        <translation>Của âm thanh và giọng đọc. Mỗi lượt bắt đầu với mức này.</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>Nhỏ hơn</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>To hơn</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>The kiosk is being examined. This takes some seconds.</source>
        <translation>Máy đang được kiểm tra. Mất vài giây.</translation>
    </message>
    <message>
        <source>These points need the person who looks after the kiosk:</source>
        <translation>Các điểm sau cần người phụ trách máy:</translation>
    </message>
    <message>
        <source>All is well: {count} points were examined.</source>
        <translation>Mọi thứ đều tốt: đã kiểm tra {count} điểm.</translation>
    </message>
    <message>
        <source>The self-test could not be run. Please restart the kiosk.</source>
        <translation>Không tự kiểm tra được. Vui&#xa0;lòng khởi động lại máy.</translation>
    </message>
</context>
<context>
    <name>UndecidedPage</name>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
</context>
<context>
    <name>VisualCheckPage</name>
    <message>
        <source>Please call a member of staff</source>
        <translation>Vui&#xa0;lòng gọi nhân&#xa0;viên</translation>
    </message>
    <message>
        <source>They compare your face with the photograph on the card. They never take the card or ask for your PIN.</source>
        <translation>Nhân viên so khuôn&#xa0;mặt quý&#xa0;vị với ảnh trên thẻ. Họ không cầm thẻ và không hỏi mã&#xa0;PIN.</translation>
    </message>
</context>
<context>
    <name>WorkingPage</name>
    <message>
        <source>Please wait, and do not move the card.</source>
        <translation>Vui&#xa0;lòng đợi và đừng di chuyển thẻ.</translation>
    </message>
    <message>
        <source>Reading the card</source>
        <translation>Đang đọc thẻ</translation>
    </message>
    <message>
        <source>Checking the PIN</source>
        <translation>Đang kiểm tra mã&#xa0;PIN</translation>
    </message>
    <message>
        <source>Sending the staff confirmation</source>
        <translation>Đang gửi xác&#xa0;nhận của nhân&#xa0;viên</translation>
    </message>
    <message>
        <source>Registering the card</source>
        <translation>Đang đăng&#xa0;ký thẻ</translation>
    </message>
    <message>
        <source>Checking your coverage</source>
        <translation>Đang kiểm tra bảo&#xa0;hiểm</translation>
    </message>
    <message>
        <source>Passing on your answers</source>
        <translation>Đang gửi câu trả lời của quý&#xa0;vị</translation>
    </message>
    <message>
        <source>Looking up your coverage</source>
        <translation>Đang tìm bảo&#xa0;hiểm</translation>
    </message>
    <message>
        <source>Please wait.</source>
        <translation>Vui&#xa0;lòng đợi.</translation>
    </message>
    <message>
        <source>Checking the result of the registration</source>
        <translation>Đang kiểm tra kết&#xa0;quả đăng&#xa0;ký</translation>
    </message>
    <message>
        <source>Completing your request</source>
        <translation>Đang hoàn tất phần còn lại</translation>
    </message>
    <message>
        <source>The card was taken on the way. Please wait here for the result.</source>
        <translation>Thẻ bị lấy ra giữa chừng. Vui&#xa0;lòng đợi kết&#xa0;quả tại đây.</translation>
    </message>
    <message>
        <source>Please wait. The card on the reader is next.</source>
        <translation>Thẻ trên đầu&#xa0;đọc sẽ được phục vụ ngay khi xong việc này.</translation>
    </message>
    <message>
        <source>This is taking longer than usual. Please wait as you are.</source>
        <translation>Lâu hơn bình thường. Vui&#xa0;lòng cứ đợi.</translation>
    </message>
</context>
</TS>
