"""All the names of a fiche in one go, in the order in which one settles the next."""

from collections.abc import Mapping
from dataclasses import dataclass

from extract.names.application import ApplicationFindings, read_application
from extract.names.cog import Cog
from extract.names.header import OrganisationFindings, read_organisation
from extract.names.measure import MeasureFindings, read_measure
from extract.names.model import NameModel
from extract.names.partners import PartnerFinding, read_partners
from extract.names.testimonies import TestimonyFinding, read_testimonies
from extract.profile import Profile
from extract.values import Values


@dataclass(frozen=True, slots=True)
class Names:
    """Every name of a fiche; `application` is None without its section."""

    measure: MeasureFindings
    organisation: OrganisationFindings
    partners: tuple[PartnerFinding, ...]
    testimonies: tuple[TestimonyFinding, ...]
    application: ApplicationFindings | None


def read_names(
    texts: Mapping[str, str], values: Values, *, profile: Profile, cog: Cog, model: NameModel | None
) -> Names:
    """Read the names of a fiche from its sections' texts; the header's own values settle its facts."""
    organisation = read_organisation(texts, values, cog, kinds=profile.kinds)
    name = None if organisation.name is None else organisation.name.value
    speech, steps = texts.get("temoignage"), texts.get("beneficier")
    measure = read_measure(texts, programmes=profile.programmes, kinds=profile.kinds, title=organisation.title)
    titles = () if measure.title is None else (measure.title.value,)
    return Names(
        measure=measure,
        organisation=organisation,
        partners=read_partners(texts, organisation.name, model=model, programmes=(*profile.programmes, *titles)),
        testimonies=() if speech is None else read_testimonies(speech, organisation=name, model=model),
        application=None if steps is None else read_application(steps, kinds=profile.kinds),
    )
