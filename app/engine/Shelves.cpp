#include "app/engine/Shelves.h"

#include "agents/effects/connectors/FolderConnector.h"
#include "agents/effects/settings/OutsideConnectors.h"
#include "agents/skills/SkillLibrary.h"
#include "agents/turn/EffectMaterial.h"
#include "agents/turn/PromptShelf.h"

namespace qd::app {

namespace {

agents::Known knownIn(const Home& home)
{
    agents::Known known;
    for (const SkillId& skill : agents::SkillLibrary().ids())
        known.skills.append(skill.text);
    for (const auto& connector : agents::folderConnectors(home.published(), QString()))
        known.connectors.append(connector->id().text);
    for (const agents::SetUpConnector& each : agents::connectorFiles(home.path()))
        if (each.file)
            known.connectors.append(each.file->id);
    for (const QString& named : {QStringLiteral("smtp"), QStringLiteral("lob")})
        if (!known.connectors.contains(named))
            known.connectors.append(named); // workflows that ship name them before she has set them up: they rehearse without, or ask
    const agents::PromptShelf prompts(home.path());
    known.prompts = prompts.promptNames();
    known.replies = prompts.replyNames();
    known.renderers = agents::rendererNames();
    const agents::SkillLibrary skills;
    for (const SkillId& skill : skills.ids()) {
        known.skillFields.insert(skill.text, agents::fieldsOfSchema(skills.find(skill)->outputSchema()));
        known.filledLists.insert(skill.text, agents::filledListsOfSchema(skills.find(skill)->outputSchema()));
        known.skillInputs.insert(skill.text, skills.find(skill)->inputSchema());
    }
    for (const QString& renderer : known.renderers) {
        known.renderFields.insert(renderer, agents::rendererFields(renderer));
        known.renderInputs.insert(renderer, agents::rendererInputs(renderer));
    }
    for (const QString& reply : known.replies)
        if (const Result<QByteArray> schema = prompts.replySchema(reply)) {
            known.replyFields.insert(reply, agents::fieldsOfSchema(*schema));
            known.filledLists.insert(reply, agents::filledListsOfSchema(*schema));
        }
    return known;
}

} // namespace

Shelves::Shelves(const Home& home)
    : m_known(knownIn(home))
    , m_organisations(home.path(), m_known)
    , m_brands(home.path())
{
}

} // namespace qd::app
