// Made from layouts/standard.mjml by `npm run layouts -w @aftercare/mail`.
export const layout = {
  page: `<!doctype html>
<html lang="[[lang]]" dir="auto" xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<title>[[title]]</title>
<!--[if !mso]><!-->
<meta http-equiv="X-UA-Compatible" content="IE=edge">
<!--<![endif]-->
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style type="text/css">
#outlook a { padding:0; }
body { margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%; }
table, td { border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt; }
img { border:0;height:auto;line-height:100%; outline:none;text-decoration:none;-ms-interpolation-mode:bicubic; }
p { display:block;margin:13px 0; }
</style>
<!--[if mso]>
<noscript>
<xml>
<o:OfficeDocumentSettings>
<o:AllowPNG/>
<o:PixelsPerInch>96</o:PixelsPerInch>
</o:OfficeDocumentSettings>
</xml>
</noscript>
<![endif]-->
<!--[if lte mso 11]>
<style type="text/css">
.mj-outlook-group-fix { width:100% !important; }
</style>
<![endif]-->
<style type="text/css">
@media only screen and (min-width:480px) {
.mj-column-per-100 { width:100% !important; max-width: 100%; }
}
</style>
<style media="screen and (min-width:480px)">
.moz-text-html .mj-column-per-100 { width:100% !important; max-width: 100%; }
</style>
<style type="text/css">
:root { color-scheme: light dark; supported-color-schemes: light dark; }
h1 { overflow-wrap: anywhere; }
@media only screen and (max-width: 479px) {
td.row { padding-left: 20px !important; padding-right: 20px !important; }
td.label { width: 88px !important; padding-right: 12px !important; }
td.press table, td.press a { width: 100% !important; box-sizing: border-box; text-align: center !important; }
}
@media (prefers-color-scheme: dark) {
body, body > div, .page, .page > table { background-color: #111315 !important; }
.card, .card > table { background-color: #1b1e21 !important; }
td.ink div, td.ink h1, td.ink table, td.ink td { color: #e4e7ea !important; }
td.soft div, td.soft div a, td.ink td.label { color: #9aa2ab !important; }
td.fact { border-color: #2e3338 !important; }
td.said { background-color: #24282c !important; border-left-color: #4a525a !important; color: #e4e7ea !important; }
td.plain td, td.plain a { background-color: #1b1e21 !important; color: #e4e7ea !important; border-color: #4a525a !important; }
.line p { border-top-color: #2e3338 !important; }
}
</style>
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<!--[if mso]><style>td,div,p,a,h1{font-family:'Segoe UI','Microsoft YaHei',sans-serif !important}</style><![endif]-->
</head>
<body  class="page" style="word-spacing:normal;background-color:#f2f4f6;">
<div style="display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden;">[[preheader]]</div>
<div
aria-label="[[title]]" aria-roledescription="email" role="article" lang="[[lang]]" dir="auto" style="word-spacing:normal;background-color:#f2f4f6;"
>
<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" class="page-outlook" role="presentation" style="width:600px;" width="600" bgcolor="#f2f4f6" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div  class="page" style="background:#f2f4f6;background-color:#f2f4f6;margin:0px auto;max-width:600px;">
<table
align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="background:#f2f4f6;background-color:#f2f4f6;width:100%;"
>
<tbody>
<tr>
<td
style="direction:ltr;font-size:0px;padding:12px 0;text-align:center;"
>
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><table align="center" border="0" cellpadding="0" cellspacing="0" class="card-outlook" role="presentation" style="width:600px;" width="600" bgcolor="#ffffff" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div  class="card" style="background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:600px;">
<table
align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="background:#ffffff;background-color:#ffffff;width:100%;"
>
<tbody>
<tr>
<td
style="border-top:4px solid [[brand]];direction:ltr;font-size:0px;padding:0;text-align:center;"
>
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:600px;" ><![endif]-->
<div
class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;"
>
<table
border="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%"
>
<tbody>
<tr>
<td
align="left" class="row ink" style="font-size:0px;padding:24px 32px 20px;word-break:break-word;"
>
<div
style="font-family:-apple-system, 'Segoe UI', 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif;font-size:16px;font-weight:600;line-height:24px;text-align:left;color:#1f2329;"
>[[company]]</div>
</td>
</tr>
<tr>
<td
align="left" class="row ink" style="font-size:0px;padding:0 32px 16px;word-break:break-word;"
>
<div
style="font-family:-apple-system, 'Segoe UI', 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif;font-size:15px;line-height:26px;text-align:left;color:#1f2329;"
><h1 style="margin:0;font-size:20px;line-height:30px;font-weight:600">[[title]]</h1></div>
</td>
</tr>
[[blocks]]
<tr>
<td
style="font-size:0px;word-break:break-word;"
>
<div
style="height:12px;line-height:12px;"
>&#8202;</div>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><table align="center" border="0" cellpadding="0" cellspacing="0" class="card-outlook" role="presentation" style="width:600px;" width="600" bgcolor="#ffffff" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div  class="card" style="background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:600px;">
<table
align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="background:#ffffff;background-color:#ffffff;width:100%;"
>
<tbody>
<tr>
<td
style="direction:ltr;font-size:0px;padding:0;text-align:center;"
>
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:600px;" ><![endif]-->
<div
class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;"
>
<table
border="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%"
>
<tbody>
<tr>
<td
align="center" class="row line" style="font-size:0px;padding:0 32px 16px;word-break:break-word;"
>
<p
style="border-top:solid 1px #e5e7eb;font-size:1px;margin:0px auto;width:100%;"
>
</p>
<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" style="border-top:solid 1px #e5e7eb;font-size:1px;margin:0px auto;width:536px;" role="presentation" width="536px" ><tr><td style="height:0;line-height:0;"> &nbsp;
</td></tr></table><![endif]-->
</td>
</tr>
<tr>
<td
align="left" class="row soft" style="font-size:0px;padding:0 32px 24px;word-break:break-word;"
>
<div
style="font-family:-apple-system, 'Segoe UI', 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif;font-size:12px;line-height:20px;text-align:left;color:#6b7280;"
>[[footer]]</div>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><table align="center" border="0" cellpadding="0" cellspacing="0" class="page-outlook" role="presentation" style="width:600px;" width="600" bgcolor="#f2f4f6" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div  class="page" style="background:#f2f4f6;background-color:#f2f4f6;margin:0px auto;max-width:600px;">
<table
align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="background:#f2f4f6;background-color:#f2f4f6;width:100%;"
>
<tbody>
<tr>
<td
style="direction:ltr;font-size:0px;padding:12px 0;text-align:center;"
>
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</div>
</body>
</html>`,
  paragraph: `<tr>
<td
align="left" class="row ink" style="font-size:0px;padding:0 32px 16px;word-break:break-word;"
>
<div
style="font-family:-apple-system, 'Segoe UI', 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif;font-size:15px;line-height:26px;text-align:left;color:#1f2329;"
>[[text]]</div>
</td>
</tr>`,
  rows: `<tr><td class="fact label" style="width:112px;padding:8px 16px 8px 0;border-bottom:1px solid #e5e7eb;color:#6b7280;vertical-align:top;word-break:normal">[[label]]</td><td class="fact value" style="padding:8px 0;border-bottom:1px solid #e5e7eb;vertical-align:top;word-break:break-word;overflow-wrap:anywhere">[[value]]</td></tr>`,
  facts: `<tr>
<td
align="left" class="row ink" style="font-size:0px;padding:0 32px 20px;word-break:break-word;"
>
<table
cellpadding="0" cellspacing="0" width="100%" border="0" style="color:#1f2329;font-family:-apple-system, 'Segoe UI', 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif;font-size:14px;line-height:22px;table-layout:auto;width:100%;border:none;"
>
[[rows]]
</table>
</td>
</tr>`,
  quote: `<tr>
<td
align="left" class="row ink" style="font-size:0px;padding:0 32px 20px;word-break:break-word;"
>
<table
cellpadding="0" cellspacing="0" width="100%" border="0" style="color:#1f2329;font-family:-apple-system, 'Segoe UI', 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif;font-size:14px;line-height:22px;table-layout:auto;width:100%;border:none;"
>
<tr><td class="said" style="background-color:#f6f7f9;border-left:3px solid #c9cfd6;padding:12px 16px;word-break:break-word;overflow-wrap:anywhere">[[text]]</td></tr>
</table>
</td>
</tr>`,
  primary: `<tr>
<td
align="left" class="row press" style="font-size:0px;padding:4px 32px 12px;word-break:break-word;"
>
<table
border="0" cellpadding="0" cellspacing="0" role="presentation" style="border-collapse:separate;line-height:100%;"
>
<tbody>
<tr>
<td
align="center" bgcolor="[[brand]]" role="presentation" style="border:none;border-radius:6px;cursor:auto;mso-padding-alt:10px 24px;background:[[brand]];" valign="middle"
>
<a
href="[[url]]" style="display:inline-block;background:[[brand]];color:[[onBrand]];font-family:-apple-system, 'Segoe UI', 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif;font-size:15px;font-weight:600;line-height:22px;margin:0;text-decoration:none;text-transform:none;padding:10px 24px;mso-padding-alt:0px;border-radius:6px;" target="_blank"
>
[[label]]
</a>
</td>
</tr>
</tbody>
</table>
</td>
</tr>`,
  plain: `<tr>
<td
align="left" class="row press plain" style="font-size:0px;padding:4px 32px 12px;word-break:break-word;"
>
<table
border="0" cellpadding="0" cellspacing="0" role="presentation" style="border-collapse:separate;line-height:100%;"
>
<tbody>
<tr>
<td
align="center" bgcolor="#ffffff" role="presentation" style="border:1px solid #c9cfd6;border-radius:6px;cursor:auto;mso-padding-alt:9px 23px;background:#ffffff;" valign="middle"
>
<a
href="[[url]]" style="display:inline-block;background:#ffffff;color:#1f2329;font-family:-apple-system, 'Segoe UI', 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif;font-size:15px;font-weight:normal;line-height:22px;margin:0;text-decoration:none;text-transform:none;padding:9px 23px;mso-padding-alt:0px;border-radius:6px;" target="_blank"
>
[[label]]
</a>
</td>
</tr>
</tbody>
</table>
</td>
</tr>`,
} as const;
