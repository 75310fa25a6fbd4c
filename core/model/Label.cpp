#include "core/model/Label.h"

namespace qd {

Label joined(const Label& a, const Label& b)
{
    Label label = a;
    label.integrity = std::min(a.integrity, b.integrity);
    label.confidentiality = std::max(a.confidentiality, b.confidentiality);
    label.rehearsal = a.rehearsal || b.rehearsal;
    for (const QString& source : b.sources)
        if (!label.sources.contains(source))
            label.sources.append(source);
    return label;
}

} // namespace qd
