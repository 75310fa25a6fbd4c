#include "agents/llm/TokenGuess.h"

#include <gtest/gtest.h>

namespace qd::agents {

namespace {

LlmRequest requestOf(const QString& text)
{
    LlmRequest request;
    request.system = text;
    request.prompt = text + text;
    request.replySchema = text.toUtf8();
    request.tools.append({QStringLiteral("look"), text, text.toUtf8()});
    request.exchanges.append({text, {{QStringLiteral("1"), QStringLiteral("look"), text}}, {{QStringLiteral("1"), text}}, text});
    return request;
}

} // namespace

TEST(TokenGuess, TheBoundIsNoLessThanTheLengthOfAnyText)
{
    for (const QString& text : {QString(), QStringLiteral("Plain words"), QStringLiteral("12.34 %"), QStringLiteral("Übermäßig"), QStringLiteral("請求書"),
                                QString(QStringLiteral("😀")).repeated(50), QString(QChar(0xd800))}) {
        const LlmRequest request = requestOf(text);
        const qint64 length = lengthOf(request, TokenCount{1'600}, true);
        EXPECT_GE(boundOf(request, TokenCount{1'600}, true), length) << qPrintable(text);
    }
}

TEST(TokenGuess, TheBoundIsOfUseForPlainText)
{
    const LlmRequest request = requestOf(QString(4'000, QLatin1Char('a')));
    EXPECT_LE(boundOf(request, {}, true), 6 * lengthOf(request, {}, true));
}

} // namespace qd::agents
