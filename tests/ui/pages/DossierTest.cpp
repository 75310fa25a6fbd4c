#include "tests/support/ManualClock.h"
#include "tests/support/TempHome.h"
#include "tests/ui/pages/InboxSample.h"
#include "ui/pages/DecisionsPage.h"
#include "ui/pages/dossier/DossierReading.h"

#include <gtest/gtest.h>

#include <QBuffer>
#include <QCryptographicHash>
#include <QFile>
#include <QImage>
#include <QLabel>

namespace qd::ui {

namespace {

using namespace Qt::Literals::StringLiterals;
using test::FakeHistory;
using test::InboxSample;
using test::ManualClock;
using test::SampleOffice;

QByteArray png()
{
    QImage image(4, 4, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

DecisionRow decided(const QString& what, const QString& why, const QList<Evidence>& evidence = {})
{
    static int n = 700;
    DecisionRow row;
    row.decision.id = test::fixedId<DecisionId>(++n);
    row.decision.decision = what;
    row.decision.reasoning = why;
    row.decision.maker = {u"cmo"_s};
    row.decision.kind = u"topic"_s;
    row.decision.evidence = evidence;
    return row;
}

Result<Dossier> gathered(FakeHistory& history, const QList<DecisionId>& only = {})
{
    InboxSample sample;
    DossierReading reading(&history, nullptr);
    std::optional<Result<Dossier>> answer;
    reading.gather({}, only, sample.state, SampleOffice::now(), [&](Result<Dossier> given) { answer = std::move(given); });
    return answer ? *answer : Result<Dossier>(Error{Error::Store, u"no answer"_s, {}, {}});
}

} // namespace

TEST(Dossier, HoldsWhatADecisionRestsOnAsTextAndPictures)
{
    FakeHistory history;
    const QByteArray picture(32, 'p');
    const QByteArray reply(32, 'r');
    const QByteArray gone(32, 'g');
    history.blobs.insert(picture, png());
    history.blobs.insert(reply, "{\"verdict\": \"revise\", \"why\": \"the tables are missing\"}");
    history.rows = {decided(u"Publish in June"_s, u"Nobody else does"_s,
                            {{u"artefact"_s, QString::fromLatin1(picture.toHex()), u"header image"_s, {}}, {u"reply"_s, QString::fromLatin1(reply.toHex()), {}, {}},
                             {u"reply"_s, QString::fromLatin1(gone.toHex()), {}, {}}})};
    const Result<Dossier> dossier = gathered(history);
    ASSERT_TRUE(dossier) << qPrintable(dossier.error().text);
    const QString html = QString::fromUtf8(dossierHtml(*dossier));
    EXPECT_TRUE(html.contains(u"Publish in June"_s));
    EXPECT_TRUE(html.contains(u"the tables are missing"_s));
    EXPECT_TRUE(html.contains(u"data:image/png;base64,"_s));
    EXPECT_TRUE(html.contains(u"This can't be read"_s)) << "what the record has lost is said, not left out";
    EXPECT_TRUE(dossierPdf(*dossier)->startsWith("%PDF-"));
}

TEST(Dossier, TakesNothingThatItQuotesAsMarkup)
{
    FakeHistory history;
    history.rows = {decided(u"</h2><script>alert(1)</script>"_s, u"<img src=https://evil.example/x onerror=alert(2)>"_s)};
    const Result<Dossier> dossier = gathered(history);
    ASSERT_TRUE(dossier);
    const QByteArray html = dossierHtml(*dossier);
    EXPECT_EQ(html.count("<script"), 1) << "its own, that searches";
    EXPECT_FALSE(html.contains("<img src=https"));
    const qsizetype from = html.indexOf("<script>") + 8;
    const QByteArray script = html.mid(from, html.indexOf("</script>", from) - from);
    EXPECT_TRUE(html.contains("script-src 'sha256-" + QCryptographicHash::hash(script, QCryptographicHash::Sha256).toBase64() + "'"));
    EXPECT_TRUE(html.contains("default-src 'none'"));
}

TEST(Dossier, IsRefusedWhereNothingPassesOrTooMuchDoes)
{
    FakeHistory history;
    EXPECT_EQ(gathered(history).error().text, u"no decision passes"_s);
    history.rows = {decided(u"One"_s, {})};
    EXPECT_EQ(gathered(history, {test::fixedId<DecisionId>(1)}).error().kind, Error::Rule);
    for (int i = 0; i <= DossierReading::kMost; ++i)
        history.rows.append(decided(QString::number(i), {}));
    EXPECT_TRUE(gathered(history).error().hint.contains(u"narrow it"_s));
    history.failure = Error{Error::Store, u"the disk is away"_s, {}, {}};
    EXPECT_EQ(gathered(history).error().text, u"the disk is away"_s);
}

TEST(Dossier, GoesByTheEndingOfItsFile)
{
    const test::TempHome home;
    FakeHistory history;
    history.rows = {decided(u"One"_s, u"because"_s)};
    const Result<Dossier> dossier = gathered(history);
    ASSERT_TRUE(dossier);
    EXPECT_EQ(saveDossier(*dossier, home.path() + u"/a.doc"_s).error().kind, Error::Parse);
    EXPECT_EQ(saveDossier(*dossier, home.path() + u"/none/a.pdf"_s).error().kind, Error::Store);
    ASSERT_TRUE(saveDossier(*dossier, home.path() + u"/a.pdf"_s));
    QFile file(home.path() + u"/a.pdf"_s);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.read(5) == "%PDF-");
}

TEST(DecisionsPage, ExportsWhatItLists)
{
    const test::TempHome home;
    InboxSample sample;
    const ManualClock clock(SampleOffice::now());
    DecisionsPage page(&sample.history, &clock);
    page.display(sample.state);
    page.show();
    const QString name = home.path() + u"/decisions.html"_s;
    page.exportTo(name);
    QFile file(name);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray html = file.readAll();
    for (const DecisionRow& row : sample.history.rows)
        EXPECT_TRUE(html.contains(row.decision.decision.toHtmlEscaped().toUtf8())) << qPrintable(row.decision.decision);
    page.exportTo(home.path() + u"/decisions.doc"_s);
    EXPECT_FALSE(QFile::exists(home.path() + u"/decisions.doc"_s));
}

} // namespace qd::ui
