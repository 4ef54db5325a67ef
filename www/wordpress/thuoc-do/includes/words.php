<?php
/**
 * What the plugin says. Vietnamese first; English where the site is English.
 *
 * @package ThuocDo
 */

defined( 'ABSPATH' ) || exit;

/**
 * One of the sentences, in the language asked for.
 *
 * @param string $name    Name of the sentence.
 * @param string $english 'en' for English; anything else is Vietnamese.
 * @param string $part    Put in the place of %s.
 * @return string Plain text, not escaped.
 */
function thuoc_do_say( $name, $english = 'vi', $part = '' ) {
	$sentences = array(
		'no-table'   => array( 'Thước Đo: chưa có bảng. Đặt một bảng giữa [thuoc-do] và [/thuoc-do], hoặc viết [thuoc-do file="số của tệp trong Thư viện"].', 'Thước Đo: there is no table. Put one between [thuoc-do] and [/thuoc-do], or write [thuoc-do file="number of a file of the Media Library"].' ),
		'no-file'    => array( 'Thước Đo: không thấy tệp “%s” trong Thư viện của trang này. Viết số của tệp (ID) hoặc địa chỉ của tệp, chép từ Thư viện.', 'Thước Đo: the Media Library of this site holds no file “%s”. Write its number (ID) or its address, copied from the Media Library.' ),
		'not-public' => array( 'Thước Đo: tệp “%s” thuộc một bài chưa công bố nên người đọc không xem được. Công bố bài ấy, hoặc tải tệp lên riêng.', 'Thước Đo: the file “%s” belongs to a post that is not published, so readers may not see it. Publish that post, or upload the file on its own.' ),
		'kind'       => array( 'Thước Đo: tệp “%s” không thuộc loại đọc được. Dùng bảng .csv, trang .thuoc-do.html hoặc phiếu .json.', 'Thước Đo: the file “%s” is of no kind that can be read. Use a table (.csv), a page (.thuoc-do.html) or a scorecard (.json).' ),
		'too-large'  => array( 'Thước Đo: tệp “%s” quá lớn (bảng và phiếu: 2 MB và 5.000 hàng; trang: 8 MB). Chia thành nhiều tệp.', 'Thước Đo: the file “%s” is too large (tables and scorecards: 2 MB and 5,000 rows; pages: 8 MB). Divide it.' ),
		'gone'       => array( 'Thước Đo: không đọc được tệp “%s” trên máy chủ này.', 'Thước Đo: the file “%s” cannot be read on this server.' ),
		'not-utf8'   => array( 'Thước Đo: chữ trong tệp “%s” không phải UTF-8. Trong Excel chọn “CSV UTF-8 (Comma delimited)” khi lưu.', 'Thước Đo: the text of “%s” is not UTF-8. In Excel save as “CSV UTF-8 (Comma delimited)”.' ),
		'empty'      => array( 'Thước Đo: không thấy bảng hay phiếu nào trong tệp “%s”.', 'Thước Đo: no table and no scorecard is found in the file “%s”.' ),
		'data'       => array( 'Số liệu: %s', 'Data: %s' ),
		'indicator'  => array( 'Chỉ tiêu', 'Indicator' ),
		'year'       => array( 'Năm', 'Year' ),
		'result'     => array( 'Kết quả', 'Result' ),
		'rank'       => array( 'Hạng', 'Rank' ),
		'unit'       => array( 'Đơn vị tính', 'Unit' ),
	);
	$text      = $sentences[ $name ][ 'en' === $english ? 1 : 0 ];
	return str_replace( '%s', $part, $text );
}

/**
 * The language of a chart: what its shortcode says, else the site's.
 *
 * @param string $asked Value of the option lang.
 * @return string 'vi' or 'en'.
 */
function thuoc_do_lang( $asked ) {
	$code = '' !== $asked ? $asked : determine_locale();
	return 0 === strpos( strtolower( $code ), 'en' ) ? 'en' : 'vi';
}
