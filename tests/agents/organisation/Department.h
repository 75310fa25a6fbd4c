#pragma once

#include "agents/organisation/OrganisationFile.h"
#include "agents/skills/SkillLibrary.h"
#include "agents/turn/EffectMaterial.h"
#include "agents/turn/PromptShelf.h"

#include <gtest/gtest.h>

#include <QFile>

namespace qd::test {

inline QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << qPrintable(path);
    return file.readAll();
}

/// The department that ships, as text.
inline QByteArray department()
{
    return bytesOf(QStringLiteral(":/organisations/marketing-department.json"));
}

/// What the program has when it runs.
inline agents::Known everything()
{
    const agents::PromptShelf shelf;
    agents::Known known;
    known.connectors = {QStringLiteral("folder-site"), QStringLiteral("folder-linkedin"), QStringLiteral("folder-newsletter"), QStringLiteral("smtp"), QStringLiteral("lob")};
    known.renderers = agents::rendererNames();
    for (const QString& renderer : known.renderers) {
        known.renderFields.insert(renderer, agents::rendererFields(renderer));
        known.renderInputs.insert(renderer, agents::rendererInputs(renderer));
    }
    known.prompts = shelf.promptNames();
    known.replies = shelf.replyNames();
    for (const QString& reply : known.replies) {
        known.replyFields.insert(reply, agents::fieldsOfSchema(*shelf.replySchema(reply)));
        known.filledLists.insert(reply, agents::filledListsOfSchema(*shelf.replySchema(reply)));
    }
    const agents::SkillLibrary skills;
    for (const SkillId& skill : skills.ids()) {
        known.skills.append(skill.text);
        known.skillFields.insert(skill.text, agents::fieldsOfSchema(skills.find(skill)->outputSchema()));
        known.filledLists.insert(skill.text, agents::filledListsOfSchema(skills.find(skill)->outputSchema()));
        known.skillInputs.insert(skill.text, skills.find(skill)->inputSchema());
    }
    return known;
}

/// `text` with the first `from` replaced. A test that replaces nothing fails.
inline QByteArray with(QByteArray text, const char* from, const char* to)
{
    const qsizetype at = text.indexOf(from);
    EXPECT_GE(at, 0) << from;
    return at < 0 ? text : text.replace(at, qstrlen(from), to);
}

/// Path and sentence of every fault, one a line.
inline std::string told(const QList<agents::Fault>& faults)
{
    QStringList lines;
    for (const agents::Fault& fault : faults)
        lines.append(fault.sentence());
    return lines.join(QLatin1Char('\n')).toStdString();
}

inline bool names(const QList<agents::Fault>& faults, const char* path, const char* part)
{
    for (const agents::Fault& fault : faults)
        if (fault.path == QLatin1String(path) && fault.sentence().contains(QLatin1String(part)))
            return true;
    return false;
}

} // namespace qd::test

/// There is a fault at `path` whose sentence holds `part`.
#define EXPECT_FAULT(faults, path, part) EXPECT_TRUE(qd::test::names(faults, path, part)) << path << ": " << part << "\nin\n" << qd::test::told(faults)
