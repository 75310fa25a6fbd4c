#include "ui/widgets/settings/KeyField.h"

#include <gtest/gtest.h>

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QTest>

namespace qd::test {

namespace {

const QString kKey = QStringLiteral("sk-ant-api03-Tides_and-Lanterns+9/=");

QByteArray taken(ui::KeyField& field)
{
    const std::unique_ptr<ui::TypedKey> key = field.take();
    return key->bytes().toByteArray();
}

/// Whatever can be asked of the field, in one text.
QString told(ui::KeyField& field)
{
    QString all = field.text() + field.displayText() + field.selectedText() + field.inputMethodQuery(Qt::ImSurroundingText).toString();
    if (QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&field)) {
        all += face->text(QAccessible::Value) + face->text(QAccessible::Name);
        if (QAccessibleTextInterface* text = face->textInterface())
            all += text->text(0, text->characterCount());
    }
    field.selectAll();
    field.copy();
    return all + field.text() + QGuiApplication::clipboard()->text();
}

} // namespace

TEST(KeyField, TakesWhatIsTypedAndHoldsDots)
{
    ui::KeyField field;
    field.show();
    QTest::keyClicks(&field, kKey);
    EXPECT_EQ(field.length(), kKey.size());
    EXPECT_EQ(field.text(), QString(kKey.size(), u'*'));
    QGuiApplication::clipboard()->clear();
    const QString all = told(field);
    for (qsizetype at = 0; at + 4 <= kKey.size(); ++at)
        EXPECT_FALSE(all.contains(kKey.mid(at, 4))) << at;
    EXPECT_EQ(taken(field), kKey.toLatin1());
    EXPECT_TRUE(field.text().isEmpty());
    EXPECT_EQ(field.length(), 0);
    field.undo();
    EXPECT_TRUE(field.text().isEmpty()) << "what was taken does not come back";
}

TEST(KeyField, TheEndCanBeTakenBackAndTheWholeCleared)
{
    ui::KeyField field;
    field.show();
    QTest::keyClicks(&field, QStringLiteral("abcdef"));
    QTest::keyClick(&field, Qt::Key_Left); // nobody moves about in it
    QTest::keyClick(&field, Qt::Key_Backspace);
    QTest::keyClicks(&field, QStringLiteral("X"));
    EXPECT_EQ(taken(field), "abcdeX");
    QTest::keyClicks(&field, QStringLiteral("abcdef"));
    QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(&field, QStringLiteral("new"));
    EXPECT_EQ(taken(field), "new") << "what was selected is replaced";
    QTest::keyClicks(&field, QStringLiteral("abc"));
    QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&field, Qt::Key_Delete);
    EXPECT_EQ(field.length(), 0);
}

TEST(KeyField, APasteLosesWhatSurroundsItAndIsJudgedLater)
{
    ui::KeyField field;
    field.show();
    QGuiApplication::clipboard()->setText(QStringLiteral("  ") + kKey + QStringLiteral("\r\n"));
    QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
    EXPECT_EQ(taken(field), kKey.toLatin1());
    QGuiApplication::clipboard()->setText(QStringLiteral("sk-ä\nb"));
    QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
    EXPECT_EQ(taken(field), "sk-\xc3\xa4\x7f" "b") << "a character that neither a key nor a password has stays one";
    QGuiApplication::clipboard()->clear();
}

TEST(KeyField, APasswordMayHaveSpacesAndLettersOfAnyAlphabet)
{
    ui::KeyField field;
    field.show();
    const QString password = QStringLiteral(" grün Ж \U0001F511 ");
    QTest::keyClicks(&field, QStringLiteral(" gr"));
    QInputMethodEvent typed;
    typed.setCommitString(password.mid(3));
    QCoreApplication::sendEvent(&field, &typed);
    EXPECT_EQ(field.length(), 10);
    EXPECT_EQ(field.text(), QString(10, u'*')) << "one for each character";
    QTest::keyClick(&field, Qt::Key_Backspace);
    QTest::keyClick(&field, Qt::Key_Backspace); // the whole of what takes four bytes
    EXPECT_EQ(taken(field), QStringLiteral(" grün Ж ").toUtf8());
    QGuiApplication::clipboard()->setText(password);
    QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
    EXPECT_EQ(taken(field), password.trimmed().toUtf8());
    QGuiApplication::clipboard()->clear();
}

TEST(KeyField, DeadKeysAndScreenReadersReachIt)
{
    ui::KeyField field;
    field.show();
    QInputMethodEvent typed;
    typed.setCommitString(QStringLiteral("~k"));
    QCoreApplication::sendEvent(&field, &typed);
    EXPECT_EQ(field.text(), QStringLiteral("**"));
    EXPECT_EQ(taken(field), "~k");
    field.setText(kKey);
    EXPECT_EQ(field.text(), QString(kKey.size(), u'*'));
    EXPECT_EQ(taken(field), kKey.toLatin1());
}

TEST(KeyField, WhoLeavesLeavesNothing)
{
    ui::KeyField field;
    field.show();
    QTest::keyClicks(&field, kKey);
    field.hide();
    EXPECT_EQ(field.length(), 0);
    EXPECT_TRUE(field.text().isEmpty());
}

TEST(TypedKey, HalfOfAPairIsNoCharacter)
{
    ui::TypedKey key;
    for (const char16_t each : {u'a', u'\xd83d', u'b', u'\xdd11', u'\x85', u'\xd83d'})
        EXPECT_TRUE(key.append(each));
    EXPECT_EQ(key.bytes().toByteArray(), "a\x7f" "b\x7f\x7f\x7f");
    EXPECT_TRUE(key.append(u'\xdd11'));
    EXPECT_EQ(key.bytes().toByteArray(), QByteArray("a\x7f" "b\x7f\x7f") + QStringLiteral("\U0001F511").toUtf8());
    EXPECT_EQ(key.size(), 6);
}

TEST(TypedKey, IsOverwrittenWhereItStood)
{
    ui::TypedKey key;
    for (const QChar each : kKey)
        EXPECT_TRUE(key.append(each));
    const char* place = key.bytes().data();
    EXPECT_EQ(QByteArray(place, kKey.size()), kKey.toLatin1());
    key.chop();
    EXPECT_EQ(place[kKey.size() - 1], '\0');
    key.clear();
    EXPECT_EQ(QByteArray(place, kKey.size()), QByteArray(kKey.size(), '\0'));
    EXPECT_EQ(key.size(), 0);
    for (qsizetype i = 0; i < ui::TypedKey::kMost; ++i)
        EXPECT_TRUE(key.append(u'x'));
    EXPECT_FALSE(key.append(u'x'));
}

} // namespace qd::test
