#pragma once

#include "agents/organisation/DocumentShelf.h"

#include <QMap>

namespace qd::agents {

struct PromptText {
    int version = 1; ///< as its first line says; a piece can then tell which wording it came from
    QString text;
};

/// Prompts and reply formats by name: those that ship, and the user's own in <home>/prompts/*.md and
/// <home>/replies/*.json, which go before them. Each thread keeps what it has read until the user's file is another:
/// every turn asks for the same few. @thread any.
class PromptShelf {
public:
    /// Without a home only those that ship are there.
    explicit PromptShelf(const QString& home = {});

    /// The same with those of an organisation itself, which go before all others.
    PromptShelf with(const QMap<QString, QString>& prompts, const QMap<QString, QString>& replies) const;

    QStringList promptNames() const;
    QStringList replyNames() const;
    /// Error::Parse when there is none of that name, or it does not begin with "version: N".
    Result<PromptText> prompt(const QString& name) const;
    /// What the prompt of that name is called where it is said which ones a call was made from: "pack/draft" of an organisation itself.
    QString calledOf(const QString& name) const { return m_itsPrompts.contains(name) ? QStringLiteral("pack/") + name : name; }
    /// The JSON schema of a reply. Error::Parse when there is none of that name.
    Result<QByteArray> replySchema(const QString& name) const;

private:
    DocumentShelf m_prompts;
    DocumentShelf m_replies;
    QMap<QString, QString> m_itsPrompts;
    QMap<QString, QString> m_itsReplies;
};

} // namespace qd::agents
