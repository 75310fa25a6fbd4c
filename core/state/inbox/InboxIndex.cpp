#include "core/state/inbox/InboxIndex.h"

namespace qd {

namespace {

template <class Map, class Key> void drop(Map& map, const Key& key, const ApprovalId& id)
{
    const auto found = map.find(key);
    if (found == map.end())
        return;
    found->removeOne(id);
    if (found->isEmpty())
        map.erase(found);
}

} // namespace

void InboxIndex::add(const Approval& approval)
{
    remove(approval);
    m_ofEffect[approval.effect].append(approval.id);
    m_ofRun[approval.run].append(approval.id);
    m_ofContent[approval.sha256].append(approval.id);
}

void InboxIndex::remove(const Approval& approval)
{
    drop(m_ofEffect, approval.effect, approval.id);
    drop(m_ofRun, approval.run, approval.id);
    drop(m_ofContent, approval.sha256, approval.id);
}

} // namespace qd
