#pragma once

#include "agents/llm/LlmClient.h"
#include "agents/llm/rehearsal/DraftText.h"
#include "core/base/Json.h"
#include "core/model/Brand.h"

#include <QSet>

namespace qd::test {

/// Builds requests in the form that agents send them.
class RequestBuilder {
public:
    explicit RequestBuilder(const QString& task, const QString& agent = QStringLiteral("copywriter"));

    RequestBuilder& brief(const QString& text);
    RequestBuilder& title(const QString& text);
    RequestBuilder& brand(const Brand& brand);
    RequestBuilder& personality(const QString& lines);
    RequestBuilder& sampleSources();
    RequestBuilder& source(const QString& name, const QString& text);
    RequestBuilder& upstream(const QString& step, const QByteArray& json, const QString& agent = QStringLiteral("x"));
    RequestBuilder& role(const QString& text);
    RequestBuilder& draft(const QString& markdown);
    RequestBuilder& note(const QString& from, const QString& text);
    RequestBuilder& turn(const QString& agent, const QByteArray& json);
    RequestBuilder& memory(const QString& lines);
    RequestBuilder& schema(const QByteArray& json);
    RequestBuilder& seed(qint64 value);
    agents::LlmRequest build() const;

private:
    QString m_task;
    QString m_agent;
    QString m_role = QStringLiteral("Does the work.");
    QString m_personality = QStringLiteral("creative, professional\nthinks in stories\nThree ways to open.");
    Brand m_brand;
    QString m_brief = QStringLiteral("Launch our Q4 series on AI implementation for enterprise CTOs");
    QString m_title;
    QString m_sources;
    QString m_upstream;
    QString m_draft;
    QString m_notes;
    QString m_debate;
    QString m_memory;
    QByteArray m_schema;
    qint64 m_seed = 7;
};

Brand sampleBrand();
/// The reply of the rehearsal model at once, as JSON. Fails the test when it is no object.
Json replyTo(const agents::LlmRequest& request);
/// A piece from research to draft, or to revision, for a brief.
QString draftFor(const QString& brief, bool withSources = true);
QString revisionOf(const QString& draft, const QString& brief, bool withSources = true);
QByteArray keywordCandidates(const QString& topic);
/// Runs of `length` words.
QSet<QString> shingles(const QString& text, int length = 5);
double overlap(const QSet<QString>& a, const QSet<QString>& b);
/// Numbers in digits, without the punctuation around them.
QStringList numbersIn(const QString& text);
/// Twenty briefs of all sorts.
QStringList manyBriefs();
/// Ten briefs of one or two fields, which lie close together.
QStringList closeBriefs();

} // namespace qd::test
