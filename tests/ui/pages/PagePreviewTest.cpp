#include "tests/support/TempHome.h"
#include "tests/ui/pages/InboxSample.h"
#include "ui/widgets/inbox/PagePreview.h"
#include "ui/widgets/inbox/SealedDocument.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QTest>

namespace qd::ui {

namespace {

using namespace Qt::Literals::StringLiterals;
using test::InboxSample;

/// Counts what asks to be loaded.
class WatchedPreview : public PagePreview {
public:
    using PagePreview::PagePreview;
    int asked = 0;

protected:
    QVariant loadResource(int type, const QUrl& name) override
    {
        ++asked;
        return PagePreview::loadResource(type, name);
    }
};

} // namespace

TEST(PagePreview, AHostilePageLoadsNothing)
{
    const test::TempHome home;
    QImage secret(8, 8, QImage::Format_RGB32);
    secret.fill(Qt::magenta);
    ASSERT_TRUE(secret.save(home.file(u"secret.png"_s)));
    const QString file = home.file(u"secret.png"_s);
    const QString html = u"<html><head><link rel='stylesheet' href='file://%1'><style>@import url('http://127.0.0.1:9/x.css');"
                         "body{background:url(%1)}</style><script>fetch('http://127.0.0.1:9')</script></head>"
                         "<body background='%1'><table background='file://%1'><tr><td>cell</td></tr></table>"
                         "<link rel='stylesheet' href='%1'><img src='%1'><img src='file://%1'><img src='http://127.0.0.1:9/p.png'>"
                         "<img src='//127.0.0.1:9/p.png'><img src='qrc:/icons/stop.svg'><img src=':/icons/stop.svg'>"
                         "<img src='data:image/png;base64,AAAA'><img src='../../header.png.bak'><iframe src='http://127.0.0.1:9'></iframe>"
                         "<object data='file://%1'></object><p>text</p></body></html>"_s.arg(file);
    InboxSample sample;
    WatchedPreview preview(&sample.history);
    preview.resize(600, 400);
    preview.show();
    preview.showPublished(sample.blog(), html.toUtf8(), {});
    const QImage seen = preview.grab().toImage();
    EXPECT_EQ(preview.asked, 0) << "nothing reaches the browser's loader";
    EXPECT_GE(preview.refusedLoads(), 8);
    EXPECT_TRUE(sample.history.blobsAsked.isEmpty());
    for (int y = 0; y < seen.height(); ++y)
        for (int x = 0; x < seen.width(); ++x)
            ASSERT_NE(seen.pixelColor(x, y), QColor(Qt::magenta)) << "the file was read";
    EXPECT_TRUE(preview.toPlainText().contains(u"text"_s));
    EXPECT_FALSE(preview.toPlainText().contains(u"fetch"_s));
}

TEST(PagePreview, PicturesOfTheEffectComeFromItsBlobs)
{
    InboxSample sample;
    PagePreview preview(&sample.history);
    preview.resize(700, 500);
    preview.show();
    preview.showPublished(sample.blog(), sample.history.blobs.value(sample.blog().preview), {});
    EXPECT_EQ(sample.history.blobsAsked, QList<QByteArray>{sample.blog().content.files.first().sha256});
    EXPECT_EQ(preview.refusedLoads(), 0);
    const QImage seen = preview.grab().toImage();
    int brand = 0;
    for (int y = 0; y < seen.height(); y += 2)
        for (int x = 0; x < seen.width(); x += 2)
            brand += seen.pixelColor(x, y) == QColor(0x1f, 0x3a, 0x34);
    EXPECT_GT(brand, 1000) << "the header image is drawn";
}

TEST(PagePreview, PlainTextIsNeverMarkup)
{
    InboxSample sample;
    Approval post = sample.state.inbox.approvals.value(test::fixedId<ApprovalId>(304));
    PagePreview preview(&sample.history);
    preview.showPublished(post, "<b>bold</b> & %1 <img src='file:///etc/hostname'> #Tag", {});
    EXPECT_TRUE(preview.toPlainText().contains(u"<b>bold</b> & %1 <img src='file:///etc/hostname'> #Tag"_s))
        << preview.toPlainText().toStdString();
    preview.showSource(u"<script>x</script> %1"_s);
    EXPECT_TRUE(preview.toPlainText().contains(u"<script>x</script> %1"_s));
    preview.showChanges(u"a <i>b</i>"_s, u"a <i>c</i>"_s);
    EXPECT_TRUE(preview.toPlainText().contains(u"<i>b</i>"_s));
    EXPECT_EQ(preview.refusedLoads(), 0);
}

TEST(PagePreview, AMailSaysWhoItIsFromAndHowManyGetIt)
{
    InboxSample sample;
    Approval mail = sample.blog();
    PagePreview preview(&sample.history);
    preview.showPublished(mail, "<p>Hello</p>", {});
    EXPECT_FALSE(preview.toPlainText().contains(u"people"_s));
    mail.content.details.insert(u"from"_s, u"Press <press@h.example>"_s);
    mail.content.recipients = {{{}, u"contact:1"_s, {}, {}, u"e-mail"_s}, {{}, u"contact:2"_s, {}, {}, u"e-mail"_s}, {{}, u"contact:3"_s, {}, {}, u"e-mail"_s}};
    preview.showPublished(mail, "<p>Hello</p>", {});
    EXPECT_TRUE(preview.toPlainText().startsWith(u"From Press <press@h.example>"_s)) << preview.toPlainText().toStdString();
    EXPECT_TRUE(preview.toPlainText().contains(u"To 3 people, to each of them alone"_s)) << preview.toPlainText().toStdString();
}

TEST(PagePreview, LinksAreNotFollowed)
{
    PagePreview preview(nullptr);
    EXPECT_FALSE(preview.openLinks());
    EXPECT_FALSE(preview.openExternalLinks());
}

TEST(SealedDocument, BytesThatAreNoPictureLeaveThePlaceHolder)
{
    SealedDocument document;
    const EffectFile file{u"a/header.png"_s, QByteArray(32, 'x'), u"image/png"_s, 3};
    document.setPage(u"<p><img src='header.png'></p>"_s, {}, {file});
    EXPECT_EQ(document.wantedPictures(), QList<QByteArray>{file.sha256});
    document.setPicture(file.sha256, "<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/hostname'/></svg>");
    EXPECT_EQ(document.refusedLoads(), 0);
}

} // namespace qd::ui
